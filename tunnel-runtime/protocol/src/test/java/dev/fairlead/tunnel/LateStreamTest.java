package dev.fairlead.tunnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A socket is used before the stream below it was found. */
@Timeout(120)
class LateStreamTest {
    private static final int MORE_THAN_WAITS = 1024 * 1024;

    private final AtomicInteger givenUp = new AtomicInteger();
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
                    return givenUp::incrementAndGet;
                });
        onLoop(() -> {});
        return socket;
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
}
