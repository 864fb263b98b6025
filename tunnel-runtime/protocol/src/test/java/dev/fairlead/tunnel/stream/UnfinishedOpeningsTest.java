package dev.fairlead.tunnel.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.tunnel.testing.RawPeer;
import dev.fairlead.tunnel.testing.TestAuthority;
import dev.fairlead.tunnel.testing.TestGateway;
import dev.fairlead.tunnel.yamux.SessionLimits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A peer starts streams and keeps this side waiting for what they are to be, or sends bytes that nobody wants. */
@Timeout(120)
@Tag("CONN-78")
class UnfinishedOpeningsTest {
    private static final int FULL_FRAME = 16 * 1024;
    private static final int ALMOST_AN_OPENING = 60 * 1024;
    private static final String OVERLOAD = "{\"error\":\"overload\"";

    private final TestAuthority authority = new TestAuthority("gateway");
    private TestGateway gateway;
    private RawPeer peer;

    @BeforeEach
    void connect() throws IOException {
        gateway = new TestGateway(authority, SessionLimits.DEFAULT.withMemoryBudget(8L * 1024 * 1024));
        peer = new RawPeer(gateway.endpoint(), authority.client("hostile"), authority.certificate());
        peer.hello();
        await().until(() -> gateway.sessions().size() == 1);
    }

    @AfterEach
    void disconnect() throws IOException {
        peer.close();
        gateway.close();
    }

    private void begin(int stream) throws IOException {
        peer.frame(
                RawPeer.DATA,
                RawPeer.SYN,
                stream,
                ByteBuffer.allocate(4).putInt(ALMOST_AN_OPENING + 1).array());
        byte[] piece = new byte[FULL_FRAME];
        Arrays.fill(piece, (byte) ' ');
        for (int sent = 0; sent < ALMOST_AN_OPENING; sent += piece.length) {
            peer.frame(RawPeer.DATA, 0, stream, Arrays.copyOf(piece, Math.min(piece.length, ALMOST_AN_OPENING - sent)));
        }
    }

    @Test
    void fourMebibytesOfThemAreKeptAndWhoeverGoesOnIsRefused() throws IOException {
        int streams = UnfinishedMessages.LIMIT / ALMOST_AN_OPENING + 1;

        for (int i = 0; i < streams; i++) {
            begin(3 + 2 * i);
        }

        assertThat(peer.awaitPayload(1 + 2 * streams)).contains(OVERLOAD);
        assertThat(gateway.ends()).isEmpty();
    }

    @Test
    void streamsThatAreGivenUpMakeRoomForOthers() throws IOException {
        int streams = UnfinishedMessages.LIMIT / ALMOST_AN_OPENING;
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < streams; i++) {
                int stream = 3 + 2 * (round * streams + i);
                begin(stream);
                peer.header(RawPeer.DATA, RawPeer.RST, stream, 0);
            }
        }

        int last = 3 + 2 * 3 * streams;
        peer.open(last, "tcp");

        assertThat(peer.awaitPayload(last)).contains("agents open no streams");
    }

    @Test
    void bytesOfRefusedStreamsAreNotKept() throws Exception {
        int streams = 40;
        for (int i = 0; i < streams; i++) {
            peer.open(3 + 2 * i, "tcp");
            for (int sent = 0; sent + FULL_FRAME < SessionLimits.INITIAL_WINDOW; sent += FULL_FRAME) {
                peer.frame(RawPeer.DATA, 0, 3 + 2 * i, new byte[FULL_FRAME]);
            }
        }
        int last = 3 + 2 * streams;
        peer.open(last, "tcp");

        // not "no room for another stream", although ten megabytes have come
        assertThat(peer.awaitPayload(last)).contains("agents open no streams");
        TunnelSession session = gateway.sessions().get(0);
        assertThat(session.eventLoop().submit(session::bufferedBytes).get()).isLessThan(FULL_FRAME);
    }
}
