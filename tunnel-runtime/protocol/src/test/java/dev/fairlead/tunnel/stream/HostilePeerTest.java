package dev.fairlead.tunnel.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.tunnel.StreamSocket;
import dev.fairlead.tunnel.dial.DialListener;
import dev.fairlead.tunnel.dial.TunnelDialer;
import dev.fairlead.tunnel.testing.Backends;
import dev.fairlead.tunnel.testing.RawPeer;
import dev.fairlead.tunnel.testing.TestAuthority;
import dev.fairlead.tunnel.testing.TestGateway;
import dev.fairlead.tunnel.testing.TestTunnel;
import dev.fairlead.tunnel.yamux.SessionLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Somebody with a valid certificate breaks the rules: their session ends with a reason, and that of others stands. */
@Timeout(120)
class HostilePeerTest {
    private static final int PROTOCOL_ERROR = 1;

    private final TestAuthority authority = new TestAuthority("gateway");
    private TestGateway gateway;
    private TunnelDialer honest;
    private StreamSocket running;
    private RawPeer peer;

    @BeforeEach
    void connect() throws IOException {
        gateway = new TestGateway(authority, SessionLimits.DEFAULT);
        honest = TunnelDialer.start(
                TestTunnel.settings(gateway, authority, authority.client("honest")), new Backends(), DialListener.NONE);
        await().until(() -> gateway.sessions().size() == 1);
        running = gateway.open("echo");
        peer = new RawPeer(gateway.endpoint(), authority.client("hostile"), authority.certificate());
    }

    @AfterEach
    void disconnect() throws IOException {
        running.close();
        peer.close();
        honest.close();
        gateway.close();
    }

    private void assertOnlyThisSessionEnds(String reason) throws IOException {
        assertThat(peer.awaitFrame(RawPeer.GO_AWAY)).isEqualTo(PROTOCOL_ERROR);
        peer.awaitEnd();
        await().untilAsserted(() -> assertThat(gateway.ends())
                .singleElement()
                .satisfies(end -> assertThat(end.reason()).contains(reason)));
        running.getOutputStream().write('!');
        assertThat(running.getInputStream().read()).isEqualTo('!');
    }

    @Test
    void garbage() throws IOException {
        peer.bytes("\u0016\u0003\u0001 this is no yamux at all".getBytes(StandardCharsets.ISO_8859_1));

        assertOnlyThisSessionEnds("unknown version 22");
    }

    @Test
    void anOversizeFrame() throws IOException {
        peer.header(RawPeer.DATA, RawPeer.SYN, 1, 1_000_000);

        assertOnlyThisSessionEnds("a frame of 1000000 bytes");
    }

    @Test
    @Tag("CONN-78")
    void anOversizeOpening() throws IOException {
        peer.frame(RawPeer.DATA, RawPeer.SYN, 1, new byte[] {0, 1, 0, 1});

        assertOnlyThisSessionEnds("a message of 65537 bytes");
    }

    @Test
    @Tag("CONN-78")
    void anOversizeControlMessage() throws IOException {
        peer.hello();
        peer.frame(RawPeer.DATA, 0, 1, new byte[] {127, 0, 0, 0});

        assertOnlyThisSessionEnds("a message of 2130706432 bytes");
    }

    @Test
    void anOpeningThatIsNoJson() throws IOException {
        peer.frame(RawPeer.DATA, RawPeer.SYN, 1, RawPeer.message("hello"));

        assertOnlyThisSessionEnds("no JSON object");
    }

    @Test
    void aStreamBeforeTheWelcome() throws IOException {
        peer.open(1, "http");

        assertOnlyThisSessionEnds("a stream before the welcome");
    }

    @Test
    void aSecondControlStream() throws IOException {
        peer.open(1, "control");
        peer.open(3, "control");

        assertOnlyThisSessionEnds("a control stream out of turn");
    }

    @Test
    void aSecondHello() throws IOException {
        peer.hello();
        peer.frame(
                RawPeer.DATA,
                0,
                1,
                RawPeer.message("{\"type\":\"HELLO\",\"version\":1,\"software\":\"raw\",\"instance\":\"i\","
                        + "\"maxStreams\":10}"));

        assertOnlyThisSessionEnds("a control message out of turn");
    }

    @Test
    void anUnknownCriticalMessage() throws IOException {
        peer.hello();
        peer.frame(RawPeer.DATA, 0, 1, RawPeer.message("{\"type\":\"!LEASE\"}"));

        assertOnlyThisSessionEnds("critical control message");
    }

    @Test
    void aControlMessageThatLacksAField() throws IOException {
        peer.hello();
        peer.frame(RawPeer.DATA, 0, 1, RawPeer.message("{\"type\":\"BYE\"}"));

        assertOnlyThisSessionEnds("lacks a field");
    }

    @Test
    void bytesWithoutCredit() throws IOException {
        peer.hello();
        peer.open(3, "tcp");
        byte[] full = new byte[16 * 1024];
        for (int i = 0; i < 15; i++) {
            peer.frame(RawPeer.DATA, 0, 3, full);
        }
        peer.header(RawPeer.DATA, 0, 3, full.length);

        assertOnlyThisSessionEnds("had credit for");
    }

    @Test
    void unknownMessagesAreIgnored() throws IOException {
        peer.hello();
        peer.frame(RawPeer.DATA, 0, 1, RawPeer.message("{\"type\":\"EXPOSE\",\"hosts\":[]}"));
        await().until(() -> gateway.sessions().size() == 2);

        peer.frame(RawPeer.DATA, 0, 1, RawPeer.message("{\"type\":\"BYE\",\"code\":\"tired\"}"));

        await().untilAsserted(() -> assertThat(gateway.ends())
                .singleElement()
                .satisfies(end -> assertThat(end.reason()).isEqualTo("the peer said goodbye: other")));
    }
}
