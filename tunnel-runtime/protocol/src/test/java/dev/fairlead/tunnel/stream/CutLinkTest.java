package dev.fairlead.tunnel.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fairlead.tunnel.StreamException;
import dev.fairlead.tunnel.StreamSocket;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.testing.TestGateway;
import dev.fairlead.tunnel.testing.TestTunnel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The connection is cut while a stream is in a certain state. Whoever waits for the stream is told that the tunnel was
 * lost, what was complete stays complete, and the back end gets the stream once.
 */
@Timeout(120)
class CutLinkTest {
    private static final int HALF = 100_000;

    private TestTunnel tunnel;

    /** What has happened on a stream when the link is cut, and whether its end can still be read. */
    enum State {
        OPENING_SENT("silent", false) {
            @Override
            void reach(StreamSocket socket) throws IOException {
                socket.getOutputStream().write('x');
            }
        },
        REQUEST_HALF_SENT("black-hole", false) {
            @Override
            void reach(StreamSocket socket) throws IOException {
                socket.getOutputStream().write(new byte[HALF]);
            }
        },
        ANSWER_BEGUN("echo", false) {
            @Override
            void reach(StreamSocket socket) throws IOException {
                socket.getOutputStream().write(new byte[HALF]);
                assertThat(socket.getInputStream().readNBytes(HALF / 2)).hasSize(HALF / 2);
            }
        },
        CALLER_FINISHED_AND_ANSWER_HALF_READ("source", false) {
            @Override
            void reach(StreamSocket socket) throws IOException {
                // more than a window: it cannot all have come
                socket.getOutputStream().write("100000000".getBytes(StandardCharsets.US_ASCII));
                socket.shutdownOutput();
                assertThat(socket.getInputStream().readNBytes(HALF)).hasSize(HALF);
            }
        },
        ANSWER_COMPLETE("source", true) {
            @Override
            void reach(StreamSocket socket) throws IOException {
                socket.getOutputStream().write("1000".getBytes(StandardCharsets.US_ASCII));
                socket.shutdownOutput();
                assertThat(socket.getInputStream().readNBytes(1000)).hasSize(1000);
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
            }
        };

        private final String virtualHost;
        private final boolean ended;

        State(String virtualHost, boolean ended) {
            this.virtualHost = virtualHost;
            this.ended = ended;
        }

        abstract void reach(StreamSocket socket) throws IOException;
    }

    @BeforeEach
    void connect() throws IOException {
        tunnel = new TestTunnel();
    }

    @AfterEach
    void disconnect() {
        tunnel.close();
    }

    private void cutAndDialAgain() {
        TunnelSession before = tunnel.gateway().sessions().get(0);
        tunnel.gateway().cut();
        await().until(() -> tunnel.gateway().sessions().size() == 1
                && tunnel.gateway().sessions().get(0) != before);
    }

    private void assertEcho() throws IOException {
        try (StreamSocket socket = tunnel.open("echo")) {
            socket.getOutputStream().write('e');
            assertThat(socket.getInputStream().read()).isEqualTo('e');
        }
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void aStreamInAnyStateIsToldAndNeverRepeated(State state) throws IOException {
        try (StreamSocket socket = tunnel.open(state.virtualHost)) {
            state.reach(socket);
            await().until(() -> tunnel.backends().opened() == 1);

            cutAndDialAgain();

            if (state.ended) {
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
            } else {
                assertThatThrownBy(() -> socket.getInputStream().readAllBytes())
                        .isInstanceOfSatisfying(
                                StreamException.class,
                                lost -> assertThat(lost.error().code()).isEqualTo(TunnelErrorCode.TUNNEL_LOST));
            }
        }
        assertEcho();
        assertThat(tunnel.backends().opened()).as("the stream and the echo").isEqualTo(2);
    }

    @Test
    void aStreamThatWasNotOpenedYetReachesNobody() throws IOException {
        TunnelSession lost = tunnel.gateway().sessions().get(0);
        cutAndDialAgain();

        try (StreamSocket socket = StreamSocket.open(lost.eventLoop(), TestGateway.request("echo"), lost::open)) {
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOfSatisfying(
                            StreamException.class,
                            refused -> assertThat(refused.error().code()).isEqualTo(TunnelErrorCode.TUNNEL_LOST));
        }
        assertThat(tunnel.backends().opened()).isZero();
        assertEcho();
    }

    @Test
    void twentyStreamsThatNobodyReadsAreNotNoticedByAHundredOthers() throws IOException {
        List<StreamSocket> stalled = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            StreamSocket socket = tunnel.open("source");
            socket.getOutputStream().write("100000000".getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            stalled.add(socket);
        }
        // each has filled its window
        for (StreamSocket socket : stalled) {
            assertThat(socket.getInputStream().read()).isZero();
        }
        List<StreamSocket> lively = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            lively.add(tunnel.open("echo"));
        }
        for (int round = 1; round <= 5; round++) {
            for (StreamSocket socket : lively) {
                socket.getOutputStream().write(new byte[] {(byte) round, 1, 2, 3});
            }
            for (StreamSocket socket : lively) {
                assertThat(socket.getInputStream().readNBytes(4)).containsExactly(round, 1, 2, 3);
            }
        }
        for (StreamSocket socket : lively) {
            socket.close();
        }
        for (StreamSocket socket : stalled) {
            socket.close();
        }
    }
}
