package dev.fairlead.agent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.agent.access.AuthenticationMode;
import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.agent.access.PathMatch;
import dev.fairlead.agent.access.PathResource;
import dev.fairlead.agent.access.Protocol;
import dev.fairlead.agent.fixture.AgentFixture;
import dev.fairlead.agent.fixture.FakeStream;
import dev.fairlead.agent.fixture.RawBackend;
import dev.fairlead.agent.fixture.TestMapping;
import dev.fairlead.agent.fixture.TestServerIdentity;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.fixture.TestIssuer;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that become WebSockets, and those that do not. */
@Timeout(60)
class UpgradeTest {
    private static final String GET = "GET /live HTTP/1.1\r\nHost: erp.corp:443\r\n";
    private static final String UPGRADE = "Connection: keep-alive, Upgrade\r\nUpgrade: websocket\r\n";
    private static final String KEY = "Sec-WebSocket-Key: AAECAwQFBgcICQoLDA0ODw==\r\n";
    private static final String VERSION = "Sec-WebSocket-Version: 13\r\n";
    private static final String HANDSHAKE = GET + UPGRADE + KEY + VERSION + "Sec-WebSocket-Protocol: chat\r\n\r\n";
    private static final String AGREEMENT = "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\n"
            + "Upgrade: websocket\r\nSec-WebSocket-Accept: Jt1cTqZMmXl3MvP9aVNsQrZcNq0=\r\n\r\n";

    @TempDir
    private Path directory;

    private final BlockingQueue<String> heads = new LinkedBlockingQueue<>();
    private AgentFixture agent;

    @BeforeEach
    void start() throws IOException {
        agent = new AgentFixture(directory);
    }

    @AfterEach
    void stop() {
        agent.close();
    }

    @Tag("AGENT-33")
    @Test
    void afterTheAgreementBytesPassInBothDirections() throws IOException {
        try (RawBackend backend = new RawBackend(socket -> {
            agree(socket, "welcome");
            socket.getInputStream().transferTo(socket.getOutputStream());
        })) {
            FakeStream stream = open(open(backend.port())).sends(HANDSHAKE);
            await().until(() -> stream.text().endsWith("\r\n\r\nwelcome"));
            assertThat(stream.text())
                    .startsWith("HTTP/1.1 101 Switching Protocols\r\n")
                    .contains("\r\nConnection: Upgrade\r\n", "\r\nUpgrade: websocket\r\n", "Sec-WebSocket-Accept");

            stream.sends("\u0081\u0005hello");
            await().until(() -> stream.text().endsWith("welcome\u0081\u0005hello"));
            stream.sendsEnd();

            await().until(stream::isFinished);
            assertThat(stream.error()).isEmpty();
            assertThat(agent.audited())
                    .singleElement()
                    .satisfies(record -> assertThat(record.type()).isEqualTo("Access Allowed"));
        }
    }

    @Test
    void theBackEndGetsTheHandshakeAsOneOfThisHop() throws IOException {
        try (RawBackend backend = new RawBackend(socket -> agree(socket, ""))) {
            FakeStream stream = open(open(backend.port()))
                    .sends(HANDSHAKE.replace("Upgrade\r\n", "Upgrade, X-Hop\r\nX-Hop: 1\r\n"));

            await().until(stream::isOver);
            assertThat(heads.peek())
                    .containsIgnoringCase("\r\nconnection: upgrade\r\n")
                    .containsIgnoringCase("\r\nupgrade: websocket\r\n")
                    .contains(KEY, VERSION, "Sec-WebSocket-Protocol: chat")
                    .doesNotContain("X-Hop", "keep-alive");
        }
    }

    @Test
    void silenceIsNoErrorAfterwards() throws IOException {
        try (RawBackend backend = new RawBackend(socket -> {
            agree(socket, "");
            socket.getInputStream().read();
        })) {
            HttpMapping impatient = AgentFixture.mapping(backend.port())
                    .exposing(webSocket())
                    .responseTimeout(Duration.ofMillis(100))
                    .build();
            FakeStream stream = open(impatient).sends(HANDSHAKE);
            await().until(stream::isAccepted);

            await().during(Duration.ofMillis(400)).until(() -> !stream.isOver());
        }
    }

    @Test
    void aResetReachesTheBackEnd() throws IOException {
        BlockingQueue<String> ends = new LinkedBlockingQueue<>();
        try (RawBackend backend = new RawBackend(socket -> {
            agree(socket, "");
            try {
                ends.add("end " + socket.getInputStream().read());
            } catch (IOException reset) {
                ends.add("reset");
            }
        })) {
            FakeStream stream = open(open(backend.port())).sends(HANDSHAKE);
            await().until(stream::isAccepted);
            agent.settle();

            stream.fails(new StreamError(TunnelErrorCode.CANCELLED, ""));

            await().until(() -> "reset".equals(ends.peek()));
        }
    }

    @Test
    void aBackEndThatDeclinesIsAnOrdinaryAnswer() throws IOException {
        try (RawBackend backend = new RawBackend(socket -> {
            heads.add(head(socket));
            answer(socket, "HTTP/1.1 426 Upgrade Required\r\nContent-Length: 2\r\n\r\nno");
        })) {
            FakeStream stream = open(open(backend.port())).sends(HANDSHAKE);

            await().until(stream::isFinished);
            assertThat(stream.text()).startsWith("HTTP/1.1 426 ").endsWith("\r\n\r\nno");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: x\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
            })
    void aBackEndThatAgreesToSomethingElseIsRefused(String agreement) throws IOException {
        try (RawBackend backend = new RawBackend(socket -> {
            heads.add(head(socket));
            answer(socket, agreement);
        })) {
            FakeStream stream = open(open(backend.port())).sends(HANDSHAKE);

            await().until(stream::isOver);
            assertThat(stream.error().orElseThrow().code()).isEqualTo(TunnelErrorCode.BACKEND_PROTOCOL);
        }
    }

    @Tag("AGENT-33")
    @ParameterizedTest
    @ValueSource(
            strings = {
                GET + "Connection: Upgrade\r\nUpgrade: h2c\r\n" + KEY + VERSION + "\r\n",
                GET + "Connection: Upgrade\r\nUpgrade: websocket, h2c\r\n" + KEY + VERSION + "\r\n",
                GET + "Connection: Upgrade\r\nUpgrade: TLS/1.0\r\n" + KEY + VERSION + "\r\n",
                GET + UPGRADE + KEY + "\r\n",
                GET + UPGRADE + VERSION + "\r\n",
                GET + UPGRADE + KEY + "Sec-WebSocket-Version: 8\r\n\r\n",
                GET + UPGRADE + "Sec-WebSocket-Key: c2hvcnQ=\r\n" + VERSION + "\r\n",
                "POST /live HTTP/1.1\r\nHost: erp.corp:443\r\n" + UPGRADE + KEY + VERSION + "\r\n",
                GET + UPGRADE + KEY + VERSION + "Content-Length: 1\r\n\r\nx",
                "GET /live HTTP/1.0\r\nHost: erp.corp:443\r\n" + UPGRADE + KEY + VERSION + "\r\n",
            })
    void anythingButTheHandshakeOfAWebSocketIsDenied(String request) throws IOException {
        try (RawBackend backend = new RawBackend(socket -> heads.add(head(socket)))) {
            assertDenied(open(open(backend.port())).sends(request), backend);
        }
    }

    @Tag("AGENT-33")
    @Test
    void aResourceWithoutTheFlagDeniesTheHandshake() throws IOException {
        try (RawBackend backend = new RawBackend(socket -> heads.add(head(socket)))) {
            assertDenied(open(AgentFixture.mapping(backend.port()).build()).sends(HANDSHAKE), backend);
        }
    }

    @Test
    void ofTwoReadingsOfAPathBothNeedTheFlag() throws IOException {
        try (RawBackend backend = new RawBackend(socket -> heads.add(head(socket)))) {
            HttpMapping mapping = AgentFixture.mapping(backend.port())
                    .lenient()
                    .exposing(
                            PathResource.of("/a", PathMatch.SEGMENT_PREFIX, true)
                                    .orElseThrow()
                                    .withWebSocket(),
                            PathResource.of("/a/b", PathMatch.SEGMENT_PREFIX, true)
                                    .orElseThrow())
                    .build();

            assertDenied(open(mapping).sends(HANDSHAKE.replace("/live", "/a//b")), backend);
        }
    }

    @Test
    void rfcOverWebSocketsIsAnUpgradeAndNothingElse() throws Exception {
        TestServerIdentity server = TestServerIdentity.onLoopback();
        try (RawBackend backend = RawBackend.mutualTls(
                server.serverContext(List.of(agent.keys().system().certificate())),
                (socket, raw) -> agree(socket, "welcome"))) {
            HttpMapping mapping = TestMapping.to(backend.port())
                    .speaking(Protocol.RFCWS)
                    .exposing(PathResource.of("/live", PathMatch.EXACT, true).orElseThrow())
                    .build();

            FakeStream upgraded = open(mapping, List.of(server.certificate())).sends(HANDSHAKE);
            await().until(() -> upgraded.text().endsWith("welcome"));

            FakeStream ordinary = open(mapping, List.of(server.certificate())).sends(GET + "\r\n");
            await().until(ordinary::isOver);
            assertThat(ordinary.error().orElseThrow().code()).isEqualTo(TunnelErrorCode.UPGRADE_DENIED);
        }
    }

    @Tag("AUTH-100")
    @Test
    void rfcOverWebSocketsCarriesTheUsersCertificateInItsUpgrade() throws Exception {
        TestIssuer issuer = new TestIssuer("https://idp.example", "k1");
        TestServerIdentity server = TestServerIdentity.onLoopback();
        try (RawBackend backend = RawBackend.mutualTls(
                server.serverContext(List.of(agent.keys().system().certificate())),
                (socket, raw) -> agree(socket, "welcome"))) {
            HttpMapping mapping = TestMapping.to(backend.port())
                    .tls(AuthenticationMode.X509_GENERAL)
                    .speaking(Protocol.RFCWS)
                    .exposing(PathResource.of("/live", PathMatch.EXACT, true).orElseThrow())
                    .build();

            FakeStream stream = new FakeStream(agent.loop(), AgentFixture.open(Optional.of(issuer.userToken("alice"))))
                    .openedBy(
                            agent.acceptor(mapping, List.of(server.certificate()), List.of(issuer.trusted(directory))))
                    .sends(HANDSHAKE);

            await().until(() -> stream.text().endsWith("welcome"));
            assertThat(heads.poll())
                    .startsWith("GET /live ")
                    .containsIgnoringCase("\r\nupgrade: websocket\r\n")
                    .containsPattern("\r\nSSL_CLIENT_CERT: [A-Za-z0-9+/=]{100,}\r\n");
        }
    }

    private void assertDenied(FakeStream stream, RawBackend backend) {
        await().until(stream::isOver);
        assertThat(stream.isAccepted()).isFalse();
        assertThat(stream.error().orElseThrow().code()).isEqualTo(TunnelErrorCode.UPGRADE_DENIED);
        assertThat(agent.audited())
                .singleElement()
                .satisfies(record -> assertThat(record.reason()).isEqualTo("UPGRADE"));
        assertThat(backend.connections()).isZero();
    }

    private FakeStream open(HttpMapping mapping) {
        return open(mapping, List.of());
    }

    private FakeStream open(HttpMapping mapping, List<X509Certificate> trusted) {
        return new FakeStream(agent.loop(), AgentFixture.open(Optional.empty()))
                .openedBy(agent.acceptor(mapping, trusted, List.of()));
    }

    private static HttpMapping open(int port) {
        return AgentFixture.mapping(port).exposing(webSocket()).build();
    }

    private static PathResource webSocket() {
        return PathResource.of("/live", PathMatch.EXACT, true).orElseThrow().withWebSocket();
    }

    /** Becomes a WebSocket, and sends the first bytes together with the agreement. */
    private void agree(Socket socket, String first) throws IOException {
        heads.add(head(socket));
        answer(socket, AGREEMENT + first);
    }

    private static void answer(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String head(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        return head.toString();
    }
}
