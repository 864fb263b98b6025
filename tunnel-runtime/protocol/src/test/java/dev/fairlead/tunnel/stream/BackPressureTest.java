package dev.fairlead.tunnel.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fairlead.tunnel.StreamException;
import dev.fairlead.tunnel.StreamSocket;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.testing.TestTunnel;
import dev.fairlead.tunnel.yamux.SessionLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who is slow waits; nobody else does, and nothing piles up. */
@Timeout(120)
class BackPressureTest {
    private static final int MIB = 1024 * 1024;
    private static final long BULK = 256L * MIB;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private TestTunnel tunnel;

    @AfterEach
    void disconnect() {
        threads.shutdownNow();
        tunnel.close();
    }

    private long buffered() {
        TunnelSession session = tunnel.gateway().sessions().get(0);
        return session.eventLoop()
                .submit(session::bufferedBytes)
                .syncUninterruptibly()
                .getNow();
    }

    private StreamSocket download(long bytes) throws IOException {
        StreamSocket socket = tunnel.open("source");
        socket.getOutputStream().write(Long.toString(bytes).getBytes(StandardCharsets.US_ASCII));
        socket.shutdownOutput();
        return socket;
    }

    private static void assertPattern(InputStream in, long size) throws IOException {
        byte[] piece = new byte[64 * 1024];
        long position = 0;
        for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
            for (int i = 0; i < count; i++) {
                if (piece[i] != (byte) (position + i)) {
                    throw new AssertionError("wrong byte at " + (position + i));
                }
            }
            position += count;
        }
        assertThat(position).isEqualTo(size);
    }

    private void assertOthersGoOn() throws IOException {
        for (int i = 0; i < 20; i++) {
            try (StreamSocket socket = tunnel.open("echo")) {
                socket.setSoTimeout(10_000);
                socket.getOutputStream().write(i);
                assertThat(socket.getInputStream().read()).isEqualTo(i);
            }
        }
    }

    @Test
    @Tag("AGENT-78")
    void aReaderThatStopsHoldsBackItsOwnStreamOnly() throws IOException {
        tunnel = new TestTunnel();
        List<StreamSocket> stopped = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            stopped.add(download(BULK));
        }
        // the answers took a few bytes of each window
        long windows = 8L * (SessionLimits.INITIAL_WINDOW - 100);
        await().until(() -> buffered() >= windows);

        assertOthersGoOn();

        assertThat(buffered()).as("a window for each reader that stopped").isBetween(windows, windows + 16 * 1024);
        stopped.forEach(StreamSocket::close);
        await().until(() -> buffered() == 0);
    }

    @Test
    @Tag("CONN-58")
    void aBackendThatStopsReadingStopsTheWriterOnly() throws Exception {
        tunnel = new TestTunnel();
        AtomicLong written = new AtomicLong();
        StreamSocket socket = tunnel.open("black-hole");
        Future<?> writing = threads.submit(() -> {
            OutputStream out = socket.getOutputStream();
            byte[] piece = new byte[8192];
            while (true) {
                out.write(piece);
                written.addAndGet(piece.length);
            }
        });
        await().during(Duration.ofMillis(500)).until(() -> written.get() >= SessionLimits.INITIAL_WINDOW);

        assertOthersGoOn();

        assertThat(written.get()).as("a window, and what may wait").isLessThan(MIB);
        assertThat(buffered()).isLessThan(MIB);
        assertThat(writing).isNotDone();
        socket.close();
        assertThatThrownBy(writing::get).hasCauseInstanceOf(SocketException.class);
    }

    @Test
    void aLargeDownloadNeedsNoMoreMemoryThanItsWindow() throws Exception {
        tunnel = new TestTunnel();
        AtomicLong most = new AtomicLong();
        Future<?> watching = threads.submit(() -> {
            while (!Thread.interrupted()) {
                most.accumulateAndGet(buffered(), Math::max);
            }
        });

        try (StreamSocket socket = download(BULK)) {
            assertPattern(socket.getInputStream(), BULK);
        }

        watching.cancel(true);
        assertThat(most.get()).isPositive().isLessThanOrEqualTo(SessionLimits.DEFAULT.maxWindow());
    }

    @Test
    void aLargeUploadNeedsLittleMemoryAndComesBackWhole() throws Exception {
        tunnel = new TestTunnel();
        AtomicLong most = new AtomicLong();
        try (StreamSocket socket = tunnel.open("echo")) {
            Future<?> writing = threads.submit(() -> {
                OutputStream out = socket.getOutputStream();
                byte[] piece = new byte[MIB];
                for (int i = 0; i < MIB; i++) {
                    piece[i] = (byte) i;
                }
                for (long sent = 0; sent < BULK / 4; sent += MIB) {
                    out.write(piece);
                    most.accumulateAndGet(buffered(), Math::max);
                }
                socket.shutdownOutput();
                return null;
            });

            assertPattern(socket.getInputStream(), BULK / 4);
            writing.get();
        }
        assertThat(most.get()).isLessThan(4 * MIB);
    }

    @Test
    void whileTheBudgetIsUsedUpNewStreamsAreRefused() throws IOException {
        tunnel = new TestTunnel(SessionLimits.DEFAULT.withMemoryBudget(200_000));
        StreamSocket writer = tunnel.open("black-hole");
        writer.getOutputStream().write(new byte[230_000]);

        await().untilAsserted(() -> {
            try (StreamSocket another = tunnel.open("sink")) {
                another.setSoTimeout(5_000);
                another.shutdownOutput();
                assertThatThrownBy(() -> another.getInputStream().read())
                        .isInstanceOfSatisfying(
                                StreamException.class,
                                refused -> assertThat(refused.error().code()).isEqualTo(TunnelErrorCode.OVERLOAD));
            }
        });
    }

    @Test
    void moreStreamsThanTheAgentTakesAreRefused() throws IOException {
        tunnel = new TestTunnel(SessionLimits.DEFAULT.withMaxStreams(3));
        for (int i = 0; i < 3; i++) {
            tunnel.open("silent");
        }
        await().until(() -> tunnel.gateway().sessions().get(0).load() == 3);

        assertThatThrownBy(() -> tunnel.open("echo").getInputStream().read())
                .isInstanceOfSatisfying(StreamException.class, refused -> {
                    assertThat(refused.error().code()).isEqualTo(TunnelErrorCode.OVERLOAD);
                    assertThat(refused.outcomeUnknown()).isFalse();
                });
    }

    @Test
    void aBackendThatTakesNothingForTooLongLosesItsStream() throws IOException {
        tunnel = new TestTunnel(SessionLimits.DEFAULT
                .withLiveness(Duration.ofMillis(100), 20)
                .withStallTimeout(Duration.ofMillis(300)));
        StreamSocket socket = tunnel.open("black-hole");

        assertThatThrownBy(() -> {
                    byte[] piece = new byte[8192];
                    while (true) {
                        socket.getOutputStream().write(piece);
                    }
                })
                .isInstanceOfSatisfying(StreamException.class, stalled -> {
                    assertThat(stalled.error().code()).isEqualTo(TunnelErrorCode.BACKEND_STALLED);
                    assertThat(stalled.outcomeUnknown()).isTrue();
                });
        assertOthersGoOn();
    }

    @Test
    void anOpeningThatIsTooLargeFailsBeforeItIsSent() {
        assertThat(openWithHugeToken().error().code()).isEqualTo(TunnelErrorCode.TOO_LARGE);
    }

    private StreamException openWithHugeToken() {
        try {
            tunnel = new TestTunnel();
            tunnel.open("x".repeat(70_000)).getInputStream().read();
            throw new AssertionError("the stream was opened");
        } catch (StreamException e) {
            return e;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
