package dev.fairlead.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.gateway.fixture.RawClient;
import dev.fairlead.gateway.fixture.TestProxy;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.TunnelStream;
import dev.fairlead.tunnel.yamux.SessionLimits;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that stop reading in the middle of a large response, beside others of the same agent. */
@Timeout(240)
class StalledClientsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int STALLED = 50;
    private static final long GIBIBYTE = 1L << 30;
    private static final int REQUESTS = 200;
    private static final int ROUNDS = 25;

    @TempDir
    Path directory;

    private final AtomicInteger heldBack = new AtomicInteger();
    private final AtomicInteger givenUp = new AtomicInteger();
    private final List<RawClient> stalled = new ArrayList<>();
    private TestProxy crowded;
    private TestProxy quiet;

    @BeforeEach
    void start() throws IOException {
        crowded = TestProxy.trusting(directory.resolve("crowded"));
        quiet = TestProxy.trusting(directory.resolve("quiet"));
        crowded.rawAgent("", this::serve);
        quiet.rawAgent("", this::serve);
    }

    @AfterEach
    void stop() throws Exception {
        for (RawClient client : stalled) {
            client.close();
        }
        crowded.close();
        quiet.close();
    }

    private StreamHandler serve(TunnelStream stream) {
        stream.accept();
        return stream.request().virtualHost().equals("large.corp") ? new Pouring(stream) : new Answering(stream);
    }

    /** Requests are sent in turn to both gateways, so that whatever else the machine does slows both of them. */
    @Test
    @Tag("CONN-57")
    void othersAreServedAsFastAsWithoutThem() throws Exception {
        for (int i = 0; i < STALLED; i++) {
            RawClient client = crowded.connect();
            stalled.add(client);
            client.sends("GET http://large.corp/ HTTP/1.1\r\nHost: large.corp\r\n\r\n");
            assertThat(client.head()).contains("Content-Length: " + GIBIBYTE);
        }
        await().atMost(PATIENCE).until(() -> heldBack.get() >= STALLED);

        boolean alike = false;
        try (RawClient beside = crowded.connect();
                RawClient alone = quiet.connect()) {
            for (int round = 0; round < ROUNDS && !alike; round++) {
                alike = isAlike(beside, alone);
            }
        }

        assertThat(alike)
                .as("p99 beside stalled clients is within twice that without them")
                .isTrue();
        assertThat(givenUp).as("responses that no longer wait for their client").hasValue(0);
        assertThat(crowded.gateway().figures().bufferedBytes())
                .isLessThanOrEqualTo(SessionLimits.DEFAULT.memoryBudget());
    }

    private static boolean isAlike(RawClient beside, RawClient alone) throws IOException {
        long[] slow = new long[REQUESTS];
        long[] fast = new long[REQUESTS];
        for (int i = 0; i < REQUESTS; i++) {
            slow[i] = nanosOfRequest(beside);
            fast[i] = nanosOfRequest(alone);
        }
        return percentile99(slow) <= 2 * percentile99(fast);
    }

    private static long nanosOfRequest(RawClient client) throws IOException {
        long begun = System.nanoTime();
        assertThat(client.gets("/").response()).endsWith("ok");
        return System.nanoTime() - begun;
    }

    private static long percentile99(long[] nanos) {
        Arrays.sort(nanos);
        return nanos[nanos.length * 99 / 100];
    }

    /** Answers as soon as a request has come. */
    private record Answering(TunnelStream stream) implements StreamHandler {

        @Override
        public void data(ByteBuf data) {
            stream.consumed(data.readableBytes());
            data.release();
        }

        @Override
        public void finished() {
            stream.write(
                    Unpooled.copiedBuffer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", StandardCharsets.US_ASCII));
            stream.finish();
        }

        @Override
        public void failed(StreamError error) {
            // the test looks at the other end
        }
    }

    /** A response of a gibibyte, as fast as it is taken. */
    private final class Pouring implements StreamHandler {
        private static final byte[] PIECE = new byte[64 * 1024];

        private final TunnelStream stream;
        private long left = GIBIBYTE;

        Pouring(TunnelStream stream) {
            this.stream = stream;
        }

        @Override
        public void data(ByteBuf data) {
            stream.consumed(data.readableBytes());
            data.release();
        }

        @Override
        public void finished() {
            stream.write(Unpooled.copiedBuffer(
                    "HTTP/1.1 200 OK\r\nContent-Length: " + GIBIBYTE + "\r\n\r\n", StandardCharsets.US_ASCII));
            writable();
        }

        @Override
        public void writable() {
            while (left > 0 && stream.isWritable()) {
                stream.write(Unpooled.wrappedBuffer(PIECE));
                left -= PIECE.length;
            }
            heldBack.incrementAndGet();
        }

        @Override
        public void failed(StreamError error) {
            givenUp.incrementAndGet();
        }
    }
}
