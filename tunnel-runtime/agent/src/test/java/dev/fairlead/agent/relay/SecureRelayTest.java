package dev.fairlead.agent.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.agent.access.Protocol;
import dev.fairlead.agent.fixture.AgentFixture;
import dev.fairlead.agent.fixture.FakeStream;
import dev.fairlead.agent.fixture.RawBackend;
import dev.fairlead.agent.fixture.TestMapping;
import dev.fairlead.agent.fixture.TestServerIdentity;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.TunnelErrorCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mappings where the application speaks plain and the agent adds TLS. */
@Timeout(60)
class SecureRelayTest {
    @TempDir
    private Path directory;

    private AgentFixture agent;
    private TestServerIdentity server;
    private SSLContext context;

    @BeforeEach
    void start() throws Exception {
        agent = new AgentFixture(directory);
        server = TestServerIdentity.onLoopback();
        context = server.serverContext(List.of(agent.keys().system().certificate()));
    }

    @AfterEach
    void stop() {
        agent.close();
    }

    @Tag("AGENT-64")
    @ParameterizedTest
    @CsvSource({"TCPS, TCP", "LDAPS, LDAP"})
    void theBackEndSeesTheSystemCertificateAndPlainData(Protocol protocol, StreamKind kind) throws Exception {
        try (RawBackend backend = RawBackend.mutualTls(context, (socket, raw) -> {
            byte[] received = socket.getInputStream().readNBytes(5);
            String client = socket.getSession().getPeerPrincipal().getName();
            socket.getOutputStream().write(received);
            socket.getOutputStream().write(client.getBytes(StandardCharsets.UTF_8));
        })) {
            FakeStream stream = open(backend.port(), protocol, kind, trusted()).sends("hello");

            await().until(stream::isFinished);
            assertThat(stream.text())
                    .isEqualTo("hello"
                            + agent.keys()
                                    .system()
                                    .certificate()
                                    .getSubjectX500Principal()
                                    .getName());
        }
    }

    @Test
    void eachDirectionEndsByItself() throws Exception {
        try (RawBackend backend = RawBackend.mutualTls(context, (socket, raw) -> {
            int received = socket.getInputStream().readAllBytes().length;
            socket.getOutputStream().write(("got " + received).getBytes(StandardCharsets.US_ASCII));
        })) {
            FakeStream stream = open(backend.port(), Protocol.TCPS, StreamKind.TCP, trusted())
                    .sends("hello")
                    .sendsEnd();

            await().until(stream::isFinished);
            assertThat(stream.text()).isEqualTo("got 5");
        }
    }

    @Test
    void aConnectionThatIsCutIsNoProperEnd() throws Exception {
        try (RawBackend backend = RawBackend.mutualTls(context, (socket, raw) -> {
            socket.getInputStream().readNBytes(5);
            // below TLS, as anybody on the network could
            raw.close();
        })) {
            FakeStream stream = open(backend.port(), Protocol.TCPS, StreamKind.TCP, trusted())
                    .sends("hello");

            await().until(() -> stream.error().isPresent());
            assertThat(stream.isFinished()).isFalse();
            assertThat(stream.error().orElseThrow().code()).isEqualTo(TunnelErrorCode.BACKEND_LOST);
        }
    }

    @Test
    void aBackEndThatIsNotTrustedGetsNoByte() throws Exception {
        try (RawBackend backend = RawBackend.mutualTls(
                context, (socket, raw) -> socket.getInputStream().readAllBytes())) {
            X509Certificate other = TestServerIdentity.onLoopback().certificate();
            for (List<X509Certificate> trust : List.of(List.<X509Certificate>of(), List.of(other))) {
                FakeStream stream = open(backend.port(), Protocol.TCPS, StreamKind.TCP, trust);

                await().until(() -> stream.error().isPresent());
                assertThat(stream.isAccepted()).isFalse();
                assertThat(stream.error().orElseThrow().code()).isEqualTo(TunnelErrorCode.BACKEND_TLS);
            }
        }
    }

    private List<X509Certificate> trusted() {
        return List.of(server.certificate());
    }

    private FakeStream open(int port, Protocol protocol, StreamKind kind, List<X509Certificate> trust) {
        return new FakeStream(agent.loop(), AgentFixture.open(kind))
                .openedBy(agent.acceptor(TestMapping.to(port).speaking(protocol).relay(), trust, List.of()));
    }
}
