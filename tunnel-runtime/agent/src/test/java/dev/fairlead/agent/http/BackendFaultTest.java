package dev.fairlead.agent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.agent.access.AuthenticationMode;
import dev.fairlead.agent.access.SystemMapping;
import dev.fairlead.agent.fixture.AgentFixture;
import dev.fairlead.agent.fixture.FakeStream;
import dev.fairlead.agent.fixture.RawBackend;
import dev.fairlead.agent.fixture.TestBackend;
import dev.fairlead.agent.fixture.TestServerIdentity;
import dev.fairlead.agent.stream.StreamRouter;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.TunnelErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each fault of a back end, or of the session, has its own code, and nothing hangs. */
class BackendFaultTest {
    private static final String GET = "GET /a HTTP/1.1\r\nHost: erp.corp:443\r\n\r\n";
    private static final Duration SHORT = Duration.ofMillis(300);

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

    @Tag("AGENT-41")
    @Test
    void aBackEndThatIsDownIsUnreachable() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }

        StreamError error = refused(AgentFixture.mapping(port).build(), GET);

        assertThat(error.code()).isEqualTo(TunnelErrorCode.BACKEND_UNREACHABLE);
        assertThat(error.detail()).contains("erp.corp:443").doesNotContain("127.0.0.1", Integer.toString(port));
    }

    @Tag("AGENT-41")
    @Test
    void aBackEndThatNeverAnswersTimesOut() throws IOException {
        try (RawBackend silent = new RawBackend(BackendFaultTest::untilClosed)) {
            StreamError error = refused(
                    AgentFixture.mapping(silent.port()).responseTimeout(SHORT).build(), GET);

            assertThat(error.code()).isEqualTo(TunnelErrorCode.BACKEND_TIMEOUT);
        }
    }

    @Test
    void aBackEndThatFallsSilentInItsResponseStalls() throws IOException {
        try (RawBackend silent = new RawBackend(socket -> {
            answer(socket, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhel");
            untilClosed(socket);
        })) {
            FakeStream stream = exchange(
                    AgentFixture.mapping(silent.port()).responseTimeout(SHORT).build(), GET);

            assertThat(stream.isAccepted()).isTrue();
            assertThat(stream.error().orElseThrow().code()).isEqualTo(TunnelErrorCode.BACKEND_STALLED);
        }
    }

    @Test
    void aBackEndThatDiesInItsResponseIsLost() throws IOException {
        try (RawBackend dying = new RawBackend(socket -> {
            head(socket);
            answer(socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
        })) {
            FakeStream stream = exchange(AgentFixture.mapping(dying.port()).build(), GET);

            assertThat(stream.isFinished()).isFalse();
            assertThat(stream.error().orElseThrow().code()).isEqualTo(TunnelErrorCode.BACKEND_LOST);
        }
    }

    @Test
    void aBackEndThatDiesBeforeItsResponseIsLost() throws IOException {
        try (RawBackend dying = new RawBackend(BackendFaultTest::head)) {
            assertThat(refused(AgentFixture.mapping(dying.port()).build(), GET).code())
                    .isEqualTo(TunnelErrorCode.BACKEND_LOST);
            assertThat(dying.connections()).isEqualTo(1);
        }
    }

    @Tag("AGENT-30")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SMTP ready\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
                "HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n",
                "BIG",
            })
    void aBackEndThatDoesNotSpeakHttpIsToldApart(String answer) throws IOException {
        String sent = answer.equals("BIG") ? "HTTP/1.1 200 OK\r\nX: " + "a".repeat(8 * 1024) + "\r\n\r\n" : answer;
        try (RawBackend odd = new RawBackend(socket -> {
            head(socket);
            answer(socket, sent);
            untilClosed(socket);
        })) {
            assertThat(refused(AgentFixture.mapping(odd.port()).build(), GET).code())
                    .isEqualTo(TunnelErrorCode.BACKEND_PROTOCOL);
        }
    }

    @Tag("AGENT-42")
    @Test
    void anUntrustedBackEndIsRefused() throws Exception {
        TestServerIdentity server = TestServerIdentity.onLoopback();
        TestServerIdentity stranger = TestServerIdentity.onLoopback();

        assertTlsRefused(server, List.of());
        assertTlsRefused(server, List.of(stranger.certificate()));
    }

    @Tag("AGENT-43")
    @Test
    void aBackEndWithAnotherNameIsRefused() throws Exception {
        TestServerIdentity elsewhere = TestServerIdentity.of("elsewhere.example");

        assertTlsRefused(elsewhere, List.of(elsewhere.certificate()));
    }

    @Test
    void aBackEndThatDoesNotTrustTheAgentIsATlsMatterToo() throws Exception {
        TestServerIdentity server = TestServerIdentity.onLoopback();
        try (TestBackend backend = TestBackend.mutualTls(server, List.of(server.certificate()))) {
            SystemMapping mapping = AgentFixture.mapping(backend.port())
                    .tls(AuthenticationMode.NONE)
                    .build();

            FakeStream stream = exchange(mapping, List.of(server.certificate()), GET);

            StreamError error = stream.error().orElseThrow();
            // a server may close the connection before its alert is read
            assertThat(error.code()).isIn(TunnelErrorCode.BACKEND_TLS, TunnelErrorCode.BACKEND_LOST);
            assertThat(error.detail()).contains("accepts the agent's certificates");
            assertThat(backend.seen()).isEmpty();
        }
    }

    @Test
    void theLossOfTheSessionClosesTheConnectionToTheBackEnd() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (RawBackend backend = new RawBackend(socket -> {
            answer(socket, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhel");
            untilClosed(socket);
            closed.countDown();
        })) {
            FakeStream stream = open(AgentFixture.mapping(backend.port()).build(), List.of());
            stream.sends(GET);
            await().until(() -> stream.text().endsWith("hel"));

            stream.fails(new StreamError(TunnelErrorCode.TUNNEL_LOST, ""));

            assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void theLossOfTheSessionDuringTheDecisionLeavesNoConnection() throws Exception {
        AtomicBoolean served = new AtomicBoolean();
        try (RawBackend backend =
                new RawBackend(socket -> served.set(socket.getInputStream().read() >= 0))) {
            FakeStream stream = open(AgentFixture.mapping(backend.port()).build(), List.of());
            stream.sends("GET /a HTTP/1.1\r\n");

            stream.fails(new StreamError(TunnelErrorCode.TUNNEL_LOST, ""));
            agent.loop().submit(() -> {}).sync();

            assertThat(backend.connections()).isZero();
            assertThat(served).isFalse();
        }
    }

    @Test
    void aConnectionThatTheBackEndClosedWhileItWaitedIsReplaced() throws IOException {
        try (RawBackend backend = new RawBackend(socket -> {
            head(socket);
            answer(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
            // the second request on a connection finds it closed
            head(socket);
        })) {
            StreamRouter acceptor =
                    agent.acceptor(AgentFixture.mapping(backend.port()).build(), List.of(), List.of());

            assertThat(exchange(acceptor, GET).isFinished()).isTrue();
            assertThat(exchange(acceptor, GET).isFinished()).isTrue();
            assertThat(backend.connections()).isEqualTo(2);
        }
    }

    @Test
    void aRequestThatMustNotBeRepeatedIsNot() throws IOException {
        String post = "POST /a HTTP/1.1\r\nHost: erp.corp:443\r\nContent-Length: 2\r\n\r\nab";
        AtomicInteger posts = new AtomicInteger();
        try (RawBackend backend = new RawBackend(socket -> {
            head(socket);
            answer(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
            if (head(socket).startsWith("POST")) {
                posts.incrementAndGet();
            }
        })) {
            StreamRouter acceptor =
                    agent.acceptor(AgentFixture.mapping(backend.port()).build(), List.of(), List.of());

            assertThat(exchange(acceptor, GET).isFinished()).isTrue();
            assertThat(exchange(acceptor, post).error().orElseThrow().code()).isEqualTo(TunnelErrorCode.BACKEND_LOST);
            assertThat(posts).hasValue(1);
            assertThat(backend.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Negotiate abc", "NTLM abc"})
    void aConnectionThatIsLoggedOnIsUsedOnce(String credentials) throws IOException {
        try (RawBackend backend = new RawBackend(socket -> {
            while (!head(socket).isEmpty()) {
                answer(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
            }
        })) {
            StreamRouter acceptor =
                    agent.acceptor(AgentFixture.mapping(backend.port()).build(), List.of(), List.of());
            String logon = GET.replace("\r\n\r\n", "\r\nAuthorization: " + credentials + "\r\n\r\n");

            exchange(acceptor, logon);
            exchange(acceptor, GET);
            exchange(acceptor, GET);

            assertThat(backend.connections()).isEqualTo(2);
        }
    }

    private void assertTlsRefused(TestServerIdentity server, List<X509Certificate> trusted) throws Exception {
        X509Certificate system = agent.keys().system().certificate();
        try (TestBackend backend = TestBackend.mutualTls(server, List.of(system))) {
            SystemMapping mapping = AgentFixture.mapping(backend.port())
                    .tls(AuthenticationMode.NONE)
                    .build();

            FakeStream stream = exchange(mapping, trusted, GET);

            assertThat(stream.isAccepted()).isFalse();
            assertThat(stream.error().orElseThrow().code()).isEqualTo(TunnelErrorCode.BACKEND_TLS);
            assertThat(backend.seen()).isEmpty();
        }
    }

    private StreamError refused(SystemMapping mapping, String request) {
        FakeStream stream = exchange(mapping, request);
        assertThat(stream.isAccepted()).isFalse();
        return stream.error().orElseThrow();
    }

    private FakeStream exchange(SystemMapping mapping, String request) {
        return exchange(mapping, List.of(), request);
    }

    private FakeStream exchange(SystemMapping mapping, List<X509Certificate> trusted, String request) {
        return exchange(agent.acceptor(mapping, trusted, List.of()), request);
    }

    private FakeStream exchange(StreamRouter acceptor, String request) {
        FakeStream stream = new FakeStream(agent.loop(), AgentFixture.open(Optional.empty())).openedBy(acceptor);
        stream.sends(request);
        await().until(stream::isOver);
        return stream;
    }

    private FakeStream open(SystemMapping mapping, List<X509Certificate> trusted) {
        return new FakeStream(agent.loop(), AgentFixture.open(Optional.empty()))
                .openedBy(agent.acceptor(mapping, trusted, List.of()));
    }

    private static void answer(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The head of the next request; empty if there is none. */
    private static String head(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (head.indexOf("\r\n\r\n") < 0) {
            int b = in.read();
            if (b < 0) {
                return "";
            }
            head.append((char) b);
        }
        return head.toString();
    }

    private static void untilClosed(Socket socket) throws IOException {
        while (socket.getInputStream().read() >= 0) {
            // what comes does not matter
        }
    }
}
