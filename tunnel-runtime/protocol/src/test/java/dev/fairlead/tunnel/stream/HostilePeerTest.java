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

/** Somebody with a valid certificate breaks the rules before they are let in, and hears that they did. */
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
    void aStreamBeforeTheWelcome() throws IOException {
        peer.open(1, "http");

        assertOnlyThisSessionEnds("a stream before the welcome");
    }

    @Test
    @Tag("CONN-77")
    void unknownMessagesAreIgnored() throws IOException {
        peer.hello();
        peer.frame(RawPeer.DATA, 0, 1, RawPeer.message("{\"type\":\"STATS\",\"load\":0.5}"));
        await().until(() -> gateway.sessions().size() == 2);

        peer.frame(RawPeer.DATA, 0, 1, RawPeer.message("{\"type\":\"BYE\",\"code\":\"tired\"}"));

        await().untilAsserted(() -> assertThat(gateway.ends())
                .singleElement()
                .satisfies(end -> assertThat(end.reason()).isEqualTo("the peer said goodbye: other")));
    }
}
