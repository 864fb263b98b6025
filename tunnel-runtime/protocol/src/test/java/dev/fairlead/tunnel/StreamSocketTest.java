package dev.fairlead.tunnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fairlead.tunnel.testing.TestTunnel;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stream seen as a socket, end to end over TLS. */
@Timeout(120)
class StreamSocketTest {
    private static final int STREAMS = 24;
    private static final int BYTES = 512 * 1024;

    private TestTunnel tunnel;

    @BeforeEach
    void connect() throws IOException {
        tunnel = new TestTunnel();
    }

    @AfterEach
    void disconnect() {
        tunnel.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void bytesComeBackAsTheyWereSent() throws IOException {
        try (StreamSocket socket = tunnel.open("echo")) {
            socket.getOutputStream().write(bytes("through the tunnel"));
            socket.shutdownOutput();

            assertThat(socket.getInputStream().readAllBytes()).isEqualTo(bytes("through the tunnel"));
        }
    }

    @Test
    void manyStreamsAtATimeKeepTheirBytesApart() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2 * STREAMS);
        try {
            List<Future<byte[]>> answers = new ArrayList<>();
            for (int i = 0; i < STREAMS; i++) {
                answers.add(threads.submit(echo(randomBytes(i), threads)));
            }
            for (int i = 0; i < STREAMS; i++) {
                assertThat(answers.get(i).get()).isEqualTo(randomBytes(i));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private Callable<byte[]> echo(byte[] content, ExecutorService threads) {
        return () -> {
            try (StreamSocket socket = tunnel.open("echo")) {
                Future<?> writing = threads.submit(() -> {
                    socket.getOutputStream().write(content);
                    socket.shutdownOutput();
                    return null;
                });
                byte[] answer = socket.getInputStream().readAllBytes();
                writing.get();
                return answer;
            }
        };
    }

    private static byte[] randomBytes(int seed) {
        byte[] content = new byte[BYTES + seed];
        new Random(seed).nextBytes(content);
        return content;
    }

    @Test
    void aHalfCloseLeavesTheOtherDirectionOpen() throws IOException {
        try (StreamSocket socket = tunnel.open("source")) {
            socket.getOutputStream().write(bytes("300000"));
            socket.shutdownOutput();

            byte[] answer = socket.getInputStream().readAllBytes();

            assertThat(answer).hasSize(300_000);
            assertThat(answer[299_999]).isEqualTo((byte) 299_999);
        }
    }

    @Test
    void writingAfterTheHalfCloseFails() throws IOException {
        try (StreamSocket socket = tunnel.open("echo")) {
            socket.shutdownOutput();

            assertThatThrownBy(() -> socket.getOutputStream().write(1)).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void closingAnUnfinishedStreamResetsIt() throws IOException {
        StreamSocket socket = tunnel.open("sink");
        socket.getOutputStream().write(bytes("first half"));
        await().until(() -> tunnel.backends().opened() == 1);

        socket.close();

        await().untilAsserted(() -> assertThat(tunnel.backends().failures())
                .extracting(StreamError::code)
                .containsExactly(TunnelErrorCode.CANCELLED));
        assertThatThrownBy(() -> socket.getOutputStream()).isInstanceOf(SocketException.class);
    }

    @Test
    void closingAFinishedStreamTellsNobodyOfAFailure() throws IOException {
        StreamSocket socket = tunnel.open("source");
        socket.getOutputStream().write(bytes("10"));
        socket.shutdownOutput();
        socket.getInputStream().readAllBytes();

        socket.close();

        await().until(() -> tunnel.gateway().sessions().get(0).load() == 0);
        assertThat(tunnel.backends().failures()).isEmpty();
    }

    @Test
    void aRefusalIsThrownByTheReader() throws IOException {
        try (StreamSocket socket = tunnel.open("refused")) {
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOfSatisfying(StreamException.class, refused -> {
                        assertThat(refused.error())
                                .isEqualTo(new StreamError(TunnelErrorCode.NOT_EXPOSED, "refused:443"));
                        assertThat(refused.outcomeUnknown()).isFalse();
                    });
        }
    }

    @Test
    void aRefusalIsThrownByTheWriterAsSoonAsItArrives() throws IOException {
        try (StreamSocket socket = tunnel.open("refused")) {
            byte[] piece = new byte[8192];

            assertThatThrownBy(() -> {
                        while (true) {
                            socket.getOutputStream().write(piece);
                        }
                    })
                    .isInstanceOfSatisfying(
                            StreamException.class,
                            refused -> assertThat(refused.error().code()).isEqualTo(TunnelErrorCode.NOT_EXPOSED));
        }
    }

    @Test
    void aRefusalAfterBytesWereSentLeavesNoDoubtAboutTheOutcome() throws IOException {
        try (StreamSocket socket = tunnel.open("late-refusal")) {
            socket.getOutputStream().write(bytes("GET /secret"));

            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOfSatisfying(StreamException.class, refused -> {
                        assertThat(refused.error().code()).isEqualTo(TunnelErrorCode.RESOURCE_DENIED);
                        assertThat(refused.outcomeUnknown()).isFalse();
                    });
        }
    }

    @Test
    void bytesThatCameBeforeTheStreamBrokeOffCanBeRead() throws IOException {
        try (StreamSocket socket = tunnel.open("breaks")) {
            socket.getOutputStream().write(bytes("half"));
            InputStream in = socket.getInputStream();

            assertThat(in.readNBytes(4)).isEqualTo(bytes("half"));
            assertThatThrownBy(in::read).isInstanceOfSatisfying(StreamException.class, lost -> {
                assertThat(lost.error().code()).isEqualTo(TunnelErrorCode.BACKEND_LOST);
                assertThat(lost.outcomeUnknown()).isTrue();
            });
        }
    }

    @Test
    void aLostTunnelLeavesTheOutcomeOpenOnceBytesHaveLeft() throws IOException {
        try (StreamSocket socket = tunnel.open("silent")) {
            socket.getOutputStream().write(bytes("POST /orders"));
            await().until(() -> tunnel.backends().opened() == 1);

            tunnel.gateway().cut();

            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOfSatisfying(StreamException.class, lost -> {
                        assertThat(lost.error().code()).isEqualTo(TunnelErrorCode.TUNNEL_LOST);
                        assertThat(lost.outcomeUnknown()).isTrue();
                    });
        }
    }

    @Test
    void aLostTunnelIsNoRiskWhileNothingWasWritten() throws IOException {
        try (StreamSocket socket = tunnel.open("silent")) {
            await().until(() -> tunnel.backends().opened() == 1);

            tunnel.gateway().cut();

            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOfSatisfying(
                            StreamException.class,
                            lost -> assertThat(lost.outcomeUnknown()).isFalse());
        }
    }

    @Test
    void readingGivesUpAfterTheTimeoutAndCanGoOn() throws IOException {
        try (StreamSocket socket = tunnel.open("echo")) {
            socket.setSoTimeout(30);

            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

            socket.setSoTimeout(0);
            socket.getOutputStream().write('x');
            assertThat(socket.getInputStream().read()).isEqualTo('x');
        }
    }

    @Test
    void closingWakesAReader() throws Exception {
        StreamSocket socket = tunnel.open("silent");
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> reading =
                    thread.submit(() -> socket.getInputStream().read());
            await().until(() -> tunnel.backends().opened() == 1);

            socket.close();

            assertThatThrownBy(reading::get).hasCauseInstanceOf(SocketException.class);
        } finally {
            thread.shutdownNow();
        }
    }
}
