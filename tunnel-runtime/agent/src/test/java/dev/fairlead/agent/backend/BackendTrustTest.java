package dev.fairlead.agent.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.agent.access.AuthenticationMode;
import dev.fairlead.agent.fixture.AgentFixture;
import dev.fairlead.agent.fixture.FakeStream;
import dev.fairlead.agent.fixture.RawBackend;
import dev.fairlead.agent.fixture.TestMapping;
import dev.fairlead.agent.fixture.TestServerIdentity;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.carrier.Natives;
import dev.fairlead.tunnel.carrier.NetworkStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which TLS back ends the agent talks to, and what it says to them. */
@Timeout(60)
@ParameterizedClass
@EnumSource(
        value = Natives.class,
        names = {"OFF", "AUTO"})
class BackendTrustTest {
    private static final String GET = "GET /a HTTP/1.1\r\nHost: erp.corp:443\r\n\r\n";

    @Parameter
    private Natives natives;

    @TempDir
    private Path directory;

    private final BlockingQueue<List<String>> names = new LinkedBlockingQueue<>();
    private AgentFixture agent;

    @BeforeEach
    void start() throws IOException {
        agent = new AgentFixture(directory).tlsBy(NetworkStack.choose(natives));
    }

    @AfterEach
    void stop() {
        agent.close();
    }

    @Tag("AGENT-43")
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aChainWithAListedCertificateIsAccepted(int listed) throws Exception {
        TestServerIdentity server = TestServerIdentity.chainOnLoopback();

        assertAnswered(server, BackendTrust.in(List.of(server.chain().get(listed))), mapping());
    }

    @Tag("AGENT-43")
    @Test
    void aChainOfStrangersIsRefused() throws Exception {
        assertRefused(
                TestServerIdentity.chainOnLoopback(), BackendTrust.in(List.of(certificateOf("stranger"))), mapping());
    }

    @Tag("AGENT-43")
    @Test
    void aCertificateMustNameTheHostUnlessTheMappingSaysOtherwise() throws Exception {
        TestServerIdentity elsewhere = TestServerIdentity.of("elsewhere.example");
        BackendTrust trust = BackendTrust.in(List.of(elsewhere.certificate()));

        assertRefused(elsewhere, trust, mapping());
        assertAnswered(elsewhere, trust, mapping().withoutHostNameCheck());
    }

    @Test
    void withoutThatCheckStrangersAreRefusedAllTheSame() throws Exception {
        assertRefused(
                TestServerIdentity.of("elsewhere.example"),
                BackendTrust.in(List.of(certificateOf("elsewhere.example"))),
                mapping().withoutHostNameCheck());
    }

    @Tag("AGENT-44")
    @Test
    void ifAllAreTrustedEveryoneIs() throws Exception {
        assertAnswered(TestServerIdentity.of("elsewhere.example"), new BackendTrust(true, List.of()), mapping());
    }

    @Tag("AGENT-45")
    @Test
    void theServerIsNamedAsItIsCalledInside() throws Exception {
        TestServerIdentity server = TestServerIdentity.of("localhost");

        assertAnswered(
                server,
                BackendTrust.in(List.of(server.certificate())),
                mapping().at("localhost"));

        assertThat(names.poll()).containsExactly("localhost");
    }

    @Tag("AGENT-45")
    @Test
    void anAddressIsNoName() throws Exception {
        TestServerIdentity server = TestServerIdentity.onLoopback();

        assertAnswered(server, BackendTrust.in(List.of(server.certificate())), mapping());

        assertThat(names.poll()).isEmpty();
    }

    private static TestMapping mapping() {
        return TestMapping.to(0).tls(AuthenticationMode.NONE);
    }

    private void assertAnswered(TestServerIdentity server, BackendTrust trust, TestMapping mapping) throws Exception {
        FakeStream stream = exchange(server, trust, mapping);
        assertThat(stream.text()).endsWith("hello");
    }

    private void assertRefused(TestServerIdentity server, BackendTrust trust, TestMapping mapping) throws Exception {
        FakeStream stream = exchange(server, trust, mapping);
        assertThat(stream.error().orElseThrow().code()).isEqualTo(TunnelErrorCode.BACKEND_TLS);
        assertThat(TunnelErrorCode.BACKEND_TLS.httpStatus()).isEqualTo(502);
        assertThat(names).isEmpty();
    }

    private FakeStream exchange(TestServerIdentity server, BackendTrust trust, TestMapping mapping) throws Exception {
        try (RawBackend backend = RawBackend.mutualTls(
                server.serverContext(List.of(agent.keys().system().certificate())), (socket, raw) -> answer(socket))) {
            FakeStream stream = new FakeStream(agent.loop(), AgentFixture.open(Optional.empty()))
                    .openedBy(
                            agent.acceptor(List.of(mapping.port(backend.port()).build()), trust, List.of()))
                    .sends(GET);
            await().until(stream::isOver);
            return stream;
        }
    }

    private void answer(SSLSocket socket) throws IOException {
        socket.startHandshake();
        names.add(((ExtendedSSLSession) socket.getSession())
                .getRequestedServerNames().stream().map(BackendTrustTest::text).toList());
        while (socket.getInputStream().read() != '\n') {
            // the request line is enough to answer
        }
        socket.getOutputStream()
                .write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello".getBytes(StandardCharsets.US_ASCII));
    }

    private static String text(SNIServerName name) {
        return new String(name.getEncoded(), StandardCharsets.US_ASCII);
    }

    private static X509Certificate certificateOf(String name) throws Exception {
        return TestServerIdentity.of(name).certificate();
    }
}
