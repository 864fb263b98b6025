package dev.fairlead.tunnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fairlead.tunnel.stream.DiscardingHandler;
import dev.fairlead.tunnel.stream.TunnelSession;
import dev.fairlead.tunnel.testing.TestGateway;
import dev.fairlead.tunnel.testing.TestTunnel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A socket is used before the stream below it was found. */
@Timeout(120)
class LateStreamTest {
    private static final int MORE_THAN_WAITS = 1024 * 1024;
    private static final int MORE_THAN_KEPT = 64 * 1024 + 1;

    private static final StreamError DRAINING = new StreamError(TunnelErrorCode.AGENT_DRAINING, "");
    private static final StreamError LOST = new StreamError(TunnelErrorCode.TUNNEL_LOST, "");

    private final AtomicInteger givenUp = new AtomicInteger();
    private final AtomicInteger begunAgain = new AtomicInteger();
    private TestTunnel tunnel;
    private TunnelSession session;
    private StreamHandler handler;
    private Consumer<TunnelStream> opened;

    @BeforeEach
    void connect() throws IOException {
        tunnel = new TestTunnel();
        session = tunnel.gateway().sessions().get(0);
    }

    @AfterEach
    void disconnect() {
        tunnel.close();
    }

    private StreamSocket search(String virtualHost) {
        StreamSocket socket =
                StreamSocket.open(session.eventLoop(), TestGateway.request(virtualHost), (request, events, found) -> {
                    handler = events;
                    opened = found;
                    return new Search();
                });
        onLoop(() -> {});
        return socket;
    }

    /** One that finds a second stream whenever the test says so. */
    private final class Search implements Opening {

        @Override
        public void cancel() {
            givenUp.incrementAndGet();
        }

        @Override
        public boolean again(StreamError ended) {
            begunAgain.incrementAndGet();
            return true;
        }
    }

    private void find(StreamSocket socket) {
        onLoop(() -> opened.accept(session.open(socket.request(), handler)));
    }

    private void onLoop(Runnable action) {
        session.eventLoop().submit(action).syncUninterruptibly();
    }

    @Test
    void whatWasWrittenAndFinishedBeforeIsSentThen() throws IOException {
        try (StreamSocket socket = search("echo")) {
            socket.getOutputStream().write("early".getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();

            find(socket);

            assertThat(socket.getInputStream().readAllBytes()).asString().isEqualTo("early");
        }
    }

    @Test
    void aWriterWaitsForTheStreamOnceEnoughBytesDo() throws Exception {
        byte[] content = new byte[MORE_THAN_WAITS];
        Arrays.fill(content, (byte) 'x');
        try (StreamSocket socket = search("echo")) {
            Thread writer = new Thread(() -> {
                try {
                    socket.getOutputStream().write(content);
                    socket.shutdownOutput();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            writer.start();
            await().until(() -> writer.getState() == Thread.State.WAITING);

            find(socket);

            assertThat(socket.getInputStream().readAllBytes()).isEqualTo(content);
            writer.join();
        }
    }

    @Test
    void closingEndsTheSearchAndAStreamThatComesAllTheSame() throws IOException {
        StreamSocket socket = search("sink");
        socket.getOutputStream().write('!');

        socket.close();
        onLoop(() -> {});
        find(socket);

        assertThat(givenUp).hasValue(1);
        await().until(() -> session.load() == 0);
    }

    @Test
    void aSearchInVainIsToldAndNothingCanHaveArrived() throws IOException {
        try (StreamSocket socket = search("echo")) {
            socket.getOutputStream().write('!');

            onLoop(() -> handler.failed(new StreamError(TunnelErrorCode.NO_AGENT, "none")));

            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOfSatisfying(StreamException.class, failure -> {
                        assertThat(failure.error().code()).isEqualTo(TunnelErrorCode.NO_AGENT);
                        assertThat(failure.outcomeUnknown()).isFalse();
                    });
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** A stream whose agent says nothing, and which ends as the test wants. */
    private void findSilent(StreamSocket socket) {
        onLoop(() -> opened.accept(session.open(TestGateway.request("silent"), DiscardingHandler.INSTANCE)));
    }

    @Test
    @Tag("CONN-67")
    void whatWasWrittenToAStreamThatWasRefusedUnseenGoesToTheNext() throws IOException {
        try (StreamSocket socket = search("echo")) {
            socket.getOutputStream().write(bytes("before, "));
            findSilent(socket);
            socket.getOutputStream().write(bytes("on the first, "));
            onLoop(() -> handler.refused(DRAINING));
            socket.getOutputStream().write(bytes("between"));
            socket.shutdownOutput();

            find(socket);

            assertThat(socket.getInputStream().readAllBytes()).asString().isEqualTo("before, on the first, between");
            assertThat(begunAgain).hasValue(1);
        }
    }

    @Test
    @Tag("CONN-67")
    void aStreamThatWasLostBeforeAnythingLeftIsReplaced() throws IOException {
        try (StreamSocket socket = search("echo")) {
            onLoop(() -> {
                TunnelStream first = session.open(TestGateway.request("silent"), DiscardingHandler.INSTANCE);
                opened.accept(first);
                first.reset(LOST);
                handler.failed(LOST);
            });
            socket.getOutputStream().write('!');
            socket.shutdownOutput();

            find(socket);

            assertThat(socket.getInputStream().readAllBytes()).asString().isEqualTo("!");
        }
    }

    @Test
    @Tag("CONN-68")
    void whatMayHaveLeftIsNotSaidAgain() throws IOException {
        try (StreamSocket socket = search("echo")) {
            socket.getOutputStream().write(bytes("once"));
            findSilent(socket);
            await().until(() -> tunnel.backends().opened() == 1);

            onLoop(() -> handler.failed(LOST));

            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(StreamException.class);
            assertThat(begunAgain).hasValue(0);
        }
    }

    @Test
    @Tag("CONN-68")
    void nothingIsSaidAgainOnceTheAgentHasAccepted() throws IOException {
        try (StreamSocket socket = search("echo")) {
            findSilent(socket);
            onLoop(handler::accepted);

            onLoop(() -> handler.failed(LOST));

            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(StreamException.class);
            assertThat(begunAgain).hasValue(0);
        }
    }

    @Test
    void aDecisionIsNotAskedForTwice() throws IOException {
        try (StreamSocket socket = search("echo")) {
            findSilent(socket);

            onLoop(() -> handler.refused(new StreamError(TunnelErrorCode.NOT_EXPOSED, "")));

            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(StreamException.class);
            assertThat(begunAgain).hasValue(0);
        }
    }

    @Test
    void ofMoreThanIsKeptTheRefusalIsTold() throws IOException {
        try (StreamSocket socket = search("echo")) {
            findSilent(socket);
            socket.getOutputStream().write(new byte[MORE_THAN_KEPT]);
            onLoop(() -> {});

            onLoop(() -> handler.refused(DRAINING));

            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOfSatisfying(StreamException.class, refused -> {
                        assertThat(refused.error()).isEqualTo(DRAINING);
                        assertThat(refused.outcomeUnknown()).isFalse();
                    });
            assertThat(begunAgain).hasValue(0);
        }
    }

    @Test
    void aSocketThatWasClosedLooksForNothing() throws IOException {
        StreamSocket socket = search("echo");
        findSilent(socket);
        socket.close();

        onLoop(() -> handler.refused(DRAINING));

        assertThat(begunAgain).hasValue(0);
    }
}
