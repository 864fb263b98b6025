package dev.fairlead.agent.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.agent.access.Protocol;
import dev.fairlead.agent.access.RelayMapping;
import dev.fairlead.agent.fixture.AgentFixture;
import dev.fairlead.agent.fixture.FakeStream;
import dev.fairlead.agent.fixture.RawBackend;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.TunnelErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Streams whose bytes pass as they are. */
@Timeout(60)
class RelayTest {
    private static final int PIECE = 64 * 1024;
    private static final long BIG = 64L * 1024 * 1024;

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

    @Test
    void bytesPassInBothDirections() throws IOException {
        try (RawBackend echo = new RawBackend(RelayTest::echo)) {
            FakeStream stream = open(echo.port()).sends("first ");

            await().until(() -> stream.text().equals("first "));
            stream.sends("second");

            await().until(() -> stream.text().equals("first second"));
            assertThat(stream.consumedBytes()).isEqualTo(12);
            assertThat(stream.isOver()).isFalse();
        }
    }

    @Test
    void theStreamIsAcceptedWhenTheConnectionIsThere() throws IOException {
        try (RawBackend silent = new RawBackend(RelayTest::drain)) {
            FakeStream stream = open(silent.port());

            await().until(stream::isAccepted);
            await().until(() -> silent.connections() == 1);
        }
    }

    @Test
    void afterTheCallersEndTheBackEndMayGoOn() throws IOException {
        try (RawBackend late = new RawBackend(socket -> {
            long received = drain(socket);
            socket.getOutputStream().write(("got " + received).getBytes(StandardCharsets.US_ASCII));
        })) {
            FakeStream stream = open(late.port()).sends("hello").sendsEnd();

            await().until(stream::isFinished);
            assertThat(stream.text()).isEqualTo("got 5");
            assertThat(stream.error()).isEmpty();
        }
    }

    @Test
    void afterTheBackEndsEndTheCallerMayGoOn() throws Exception {
        CompletableFuture<Long> received = new CompletableFuture<>();
        try (RawBackend early = new RawBackend(socket -> {
            socket.getOutputStream().write('x');
            socket.shutdownOutput();
            received.complete(drain(socket));
        })) {
            FakeStream stream = open(early.port());
            await().until(stream::isFinished);

            stream.sends("hello").sendsEnd();

            assertThat(received.get(10, TimeUnit.SECONDS)).isEqualTo(5);
            assertThat(stream.error()).isEmpty();
        }
    }

    @Test
    void anEndBeforeTheConnectionIsThereIsPassedOnToo() throws IOException {
        try (RawBackend echo = new RawBackend(RelayTest::echo)) {
            FakeStream stream = new FakeStream(agent.loop(), AgentFixture.open(StreamKind.TCP));
            stream.openedBy(agent.acceptor(tcp(echo.port()), List.of(), List.of()))
                    .sends("all of it")
                    .sendsEnd();

            await().until(stream::isFinished);
            assertThat(stream.text()).isEqualTo("all of it");
        }
    }

    @Test
    void aResetOfTheStreamReachesTheBackEndAsOne() throws Exception {
        CompletableFuture<String> seen = new CompletableFuture<>();
        try (RawBackend watching = new RawBackend(socket -> {
            try {
                drain(socket);
                seen.complete("end");
            } catch (IOException reset) {
                seen.complete("reset");
            }
        })) {
            FakeStream stream = open(watching.port());
            await().until(stream::isAccepted);

            stream.fails(new StreamError(TunnelErrorCode.CANCELLED, ""));

            assertThat(seen.get(10, TimeUnit.SECONDS)).isEqualTo("reset");
        }
    }

    @Test
    void aResetOfTheBackEndReachesTheStreamAsOne() throws IOException {
        try (RawBackend resetting = new RawBackend(socket -> {
            socket.getInputStream().read();
            socket.setSoLinger(true, 0);
        })) {
            FakeStream stream = open(resetting.port()).sends("x");

            await().until(() -> stream.error().isPresent());
            assertThat(stream.error().orElseThrow().code()).isEqualTo(TunnelErrorCode.BACKEND_LOST);
            assertThat(stream.isFinished()).isFalse();
        }
    }

    @Test
    void aBackEndThatIsDownIsUnreachable() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }

        FakeStream stream = open(port).sends("x");

        await().until(() -> stream.error().isPresent());
        assertThat(stream.isAccepted()).isFalse();
        assertThat(stream.error().orElseThrow()).satisfies(error -> {
            assertThat(error.code()).isEqualTo(TunnelErrorCode.BACKEND_UNREACHABLE);
            assertThat(error.detail()).contains("erp.corp:443").doesNotContain("127.0.0.1", Integer.toString(port));
        });
    }

    @Test
    void aStreamThatEndsWhileItsConnectionIsOpenedLeavesNone() throws Exception {
        CompletableFuture<Long> received = new CompletableFuture<>();
        try (RawBackend backend = new RawBackend(socket -> received.complete(drainQuietly(socket)))) {
            FakeStream stream = open(backend.port());
            stream.fails(new StreamError(TunnelErrorCode.CANCELLED, ""));

            assertThat(received.get(10, TimeUnit.SECONDS)).isZero();
        }
    }

    @Test
    void aBackEndThatDoesNotReadHoldsTheCallerBack() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        AtomicLong arrived = new AtomicLong();
        try (RawBackend slow = new RawBackend(socket -> {
            read.await();
            arrived.set(drain(socket));
        })) {
            FakeStream stream = open(slow.port());
            long sent = 0;
            // more than sockets hold: from here on no more credit comes
            while (stream.consumedBytes() == sent && sent < BIG) {
                stream.sends(new byte[PIECE]);
                sent += PIECE;
                agent.settle();
            }
            assertThat(sent).isLessThan(BIG);

            read.countDown();
            stream.sendsEnd();

            long total = sent;
            await().until(() -> stream.consumedBytes() == total);
            await().untilAsserted(() -> assertThat(arrived).hasValue(total));
        }
    }

    @Test
    void aCallerThatDoesNotReadHoldsTheBackEndBack() throws IOException {
        AtomicLong written = new AtomicLong();
        try (RawBackend eager = new RawBackend(socket -> {
            byte[] piece = new byte[PIECE];
            while (written.get() < BIG) {
                socket.getOutputStream().write(piece);
                written.addAndGet(PIECE);
            }
        })) {
            FakeStream stream = new FakeStream(agent.loop(), AgentFixture.open(StreamKind.TCP)).countingOnly();
            stream.writable(false);
            stream.openedBy(agent.acceptor(tcp(eager.port()), List.of(), List.of()));
            await().during(Duration.ofMillis(300)).until(() -> written.get() < BIG);

            stream.writable(true);

            await().until(stream::isFinished);
            assertThat(stream.writtenBytes()).isEqualTo(BIG);
        }
    }

    private FakeStream open(int port) {
        return new FakeStream(agent.loop(), AgentFixture.open(StreamKind.TCP))
                .openedBy(agent.acceptor(tcp(port), List.of(), List.of()));
    }

    private static RelayMapping tcp(int port) {
        return AgentFixture.mapping(port).speaking(Protocol.TCP).relay();
    }

    private static void echo(Socket socket) throws IOException {
        socket.getInputStream().transferTo(socket.getOutputStream());
    }

    private static long drain(Socket socket) throws IOException {
        byte[] buffer = new byte[PIECE];
        InputStream in = socket.getInputStream();
        long total = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            total += read;
        }
        return total;
    }

    private static long drainQuietly(Socket socket) {
        try {
            return drain(socket);
        } catch (IOException reset) {
            return 0;
        }
    }
}
