package dev.fairlead.agent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.agent.fixture.AgentFixture;
import dev.fairlead.agent.fixture.FakeStream;
import dev.fairlead.agent.fixture.RawBackend;
import dev.fairlead.agent.fixture.TestBackend;
import io.netty.buffer.PooledByteBufAllocator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bodies pass through with bounded memory and with back-pressure. */
class StreamingTest {
    private static final long BIG = 256L * 1024 * 1024;
    private static final int WINDOW = 256 * 1024;
    private static final String POST = "POST /a HTTP/1.1\r\nHost: erp.corp:443\r\n";
    private static final String GET = "GET /a HTTP/1.1\r\nHost: erp.corp:443\r\n\r\n";

    @TempDir
    private Path directory;

    private AgentFixture agent;

    @BeforeEach
    void start() throws IOException {
        agent = new AgentFixture(directory);
    }

    @AfterEach
    void stop() {
        agent.close();
    }

    @Tag("AGENT-31")
    @Test
    void aBigRequestPassesWithinTheWindow() throws IOException {
        AtomicLong arrived = new AtomicLong();
        try (TestBackend backend = TestBackend.plain().answering(exchange -> {
            arrived.set(count(exchange.getRequestBody()));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        })) {
            FakeStream stream = open(backend.port());
            String head = POST + "Content-Length: " + BIG + "\r\n\r\n";
            stream.sends(head);
            byte[] piece = new byte[WINDOW / 4];
            for (long sent = 0; sent < BIG; sent += piece.length) {
                long limit = head.length() + sent + piece.length - WINDOW;
                await().pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> stream.consumedBytes() >= limit);
                stream.sends(piece);
            }

            await().until(stream::isOver);
            assertThat(stream.text()).startsWith("HTTP/1.1 204 ");
            assertThat(arrived).hasValue(BIG);
            assertThat(stream.consumedBytes()).isEqualTo(head.length() + BIG);
        }
    }

    @Tag("AGENT-31")
    @Test
    void aBigResponsePasses() throws IOException {
        try (TestBackend backend = TestBackend.plain().answering(exchange -> {
            exchange.sendResponseHeaders(200, BIG);
            byte[] piece = new byte[64 * 1024];
            try (OutputStream out = exchange.getResponseBody()) {
                for (long sent = 0; sent < BIG; sent += piece.length) {
                    out.write(piece);
                }
            }
        })) {
            FakeStream stream = open(backend.port()).countingOnly();
            stream.sends(GET);

            await().atMost(Duration.ofSeconds(60)).until(stream::isOver);
            assertThat(stream.isFinished()).isTrue();
            assertThat(stream.writtenBytes()).isBetween(BIG, BIG + 1024);
        }
    }

    @Test
    void aBackEndThatDoesNotReadHoldsTheCallerBack() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        try (RawBackend backend = new RawBackend(socket -> {
            read.await();
            count(socket.getInputStream());
        })) {
            FakeStream stream = open(backend.port());
            stream.sends(POST + "Content-Length: " + BIG + "\r\n\r\n");
            await().until(() -> backend.connections() == 1);
            byte[] piece = new byte[1024 * 1024];
            for (int i = 0; i < 32; i++) {
                stream.sends(piece);
            }

            long held = stream.consumedBytes();
            assertThat(held).isLessThan(32L * piece.length);
            read.countDown();
            await().until(() -> stream.consumedBytes() > held);
        }
    }

    @Test
    void aCallerThatDoesNotReadHoldsTheBackEndBack() throws IOException {
        AtomicLong written = new AtomicLong();
        try (RawBackend backend = new RawBackend(socket -> {
            head(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + BIG + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            byte[] piece = new byte[64 * 1024];
            for (long sent = 0; sent < BIG; sent += piece.length) {
                out.write(piece);
                written.addAndGet(piece.length);
            }
        })) {
            FakeStream stream = open(backend.port()).countingOnly();
            stream.writable(false);
            stream.sends(GET);
            await().during(Duration.ofMillis(200)).until(() -> {
                long before = written.get();
                agent.loop().submit(() -> {}).syncUninterruptibly();
                return before > 0 && before == written.get();
            });
            assertThat(written.get()).isLessThan(BIG / 4);

            stream.writable(true);

            await().atMost(Duration.ofSeconds(60)).until(stream::isOver);
            assertThat(stream.writtenBytes()).isGreaterThan(BIG);
        }
    }

    @Tag("AGENT-32")
    @Test
    void anInterimResponseArrivesBeforeTheBody() throws IOException {
        try (RawBackend backend = new RawBackend(socket -> {
            head(socket.getInputStream());
            socket.getOutputStream().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readNBytes(2);
            socket.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII));
        })) {
            FakeStream stream = open(backend.port());
            stream.sends(POST + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n");
            await().until(() -> stream.text().equals("HTTP/1.1 100 Continue\r\n\r\n"));

            stream.sends("ab");

            await().until(stream::isOver);
            assertThat(stream.text()).endsWith("\r\n\r\nok");
        }
    }

    @Tag("AGENT-32")
    @Test
    void anEarlyResponseIsDeliveredAndTheRestOfTheRequestDropped() throws IOException {
        try (RawBackend backend = new RawBackend(socket -> {
            head(socket.getInputStream());
            socket.getOutputStream()
                    .write("HTTP/1.1 413 No\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            count(socket.getInputStream());
        })) {
            FakeStream stream = open(backend.port());
            String head = POST + "Content-Length: 1000\r\n\r\n";
            stream.sends(head);
            await().until(stream::isOver);
            assertThat(stream.text()).startsWith("HTTP/1.1 413 No\r\n");

            stream.sends(new byte[1000]);

            assertThat(stream.consumedBytes()).isEqualTo(head.length() + 1000);
        }
    }

    @Test
    void trailersOfARequestPassUnlessTheyCouldBeTakenForHeaders() throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        try (RawBackend backend = new RawBackend(socket -> {
            StringBuilder text = new StringBuilder();
            while (text.indexOf("\r\n0\r\n") < 0 || text.indexOf("\r\n\r\n", text.indexOf("\r\n0\r\n")) < 0) {
                text.append((char) socket.getInputStream().read());
            }
            received.add(text.toString());
            socket.getOutputStream().write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        })) {
            FakeStream stream = open(backend.port())
                    .sends(
                            POST + "Trailer: X-Sum\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n"
                                    + "X-Sum: 1\r\nAuthorization: Basic eDp5\r\nSSL_CLIENT_CERT: forged\r\n"
                                    + "Content-Length: 9\r\nX-Forwarded-Host: evil\r\nHost: evil\r\nSAP-Connectivity-X: t\r\n\r\n");

            await().until(stream::isFinished);
            assertThat(received.poll(5, TimeUnit.SECONDS))
                    .contains("Trailer: X-Sum\r\n")
                    .endsWith("\r\n3\r\nabc\r\n0\r\nX-Sum: 1\r\n\r\n");
        }
    }

    @Test
    void aResponseOfUnknownLengthIsChunkedWithItsTrailers() throws IOException {
        try (RawBackend backend = new RawBackend(socket -> {
            head(socket.getInputStream());
            socket.getOutputStream()
                    .write(
                            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n3\r\nabc\r\n0\r\nX-Sum: 1\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
        })) {
            FakeStream stream = open(backend.port());
            stream.sends(GET);

            await().until(stream::isOver);
            assertThat(stream.text())
                    .contains("\r\nTransfer-Encoding: chunked\r\n")
                    .endsWith("\r\n\r\n3\r\nabc\r\n0\r\nX-Sum: 1\r\n\r\n");
        }
    }

    @Test
    void nothingThatWasAllocatedIsKept() throws IOException {
        long before = PooledByteBufAllocator.DEFAULT.metric().usedDirectMemory();
        aBigResponsePasses();

        assertThat(PooledByteBufAllocator.DEFAULT.metric().usedDirectMemory() - before)
                .isLessThan(32L * 1024 * 1024);
    }

    private FakeStream open(int port) {
        return new FakeStream(agent.loop(), AgentFixture.open(Optional.empty()))
                .openedBy(agent.acceptor(AgentFixture.mapping(port).build(), List.of(), List.of()));
    }

    private static long count(InputStream in) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long total = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            total += read;
        }
        return total;
    }

    private static void head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
    }
}
