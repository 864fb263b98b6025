package dev.fairlead.agent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.agent.access.AuthenticationMode;
import dev.fairlead.agent.access.Protocol;
import dev.fairlead.agent.access.SystemMapping;
import dev.fairlead.agent.certificate.KeyFile;
import dev.fairlead.agent.certificate.KeyPlaces;
import dev.fairlead.agent.fixture.AgentFixture;
import dev.fairlead.agent.fixture.FakeStream;
import dev.fairlead.agent.fixture.TestBackend;
import dev.fairlead.agent.fixture.TestCertificates;
import dev.fairlead.agent.fixture.TestMapping;
import dev.fairlead.agent.fixture.TestServerIdentity;
import dev.fairlead.agent.stream.StreamRouter;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.Principal;
import dev.fairlead.tunnel.PrincipalKind;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.fixture.TestIssuer;
import dev.fairlead.tunnel.keys.Identity;
import dev.fairlead.tunnel.keys.Pem;
import dev.fairlead.tunnel.keys.PrivateFile;
import dev.fairlead.tunnel.token.TrustedIssuer;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who a back end sees, cell by cell of the table in the authentication specification, 10.4. */
class PropagationTest {
    private static final String GET = "GET /orders HTTP/1.1\r\nHost: erp.corp:443\r\n\r\n";
    private static final TestIssuer ISSUER = new TestIssuer("https://idp.example", "k1");
    private static final TestIssuer FORGER = new TestIssuer("https://idp.example", "k1");

    @TempDir
    private Path directory;

    private AgentFixture agent;
    private TestServerIdentity server;
    private TestBackend backend;
    private List<TrustedIssuer> issuers;

    @BeforeEach
    void start() throws Exception {
        agent = new AgentFixture(directory);
        server = TestServerIdentity.onLoopback();
        backend = TestBackend.mutualTls(
                server,
                List.of(
                        agent.keys().authority().certificate(),
                        agent.keys().system().certificate()));
        issuers = List.of(ISSUER.trusted(directory));
    }

    @AfterEach
    void stop() {
        agent.close();
        backend.close();
    }

    @Tag("AGENT-48")
    @Test
    void inTheHeaderTwoUsersArriveAsTwoSubjectsOverOneConnection() throws Exception {
        StreamRouter acceptor =
                acceptor(mapping(AuthenticationMode.X509_GENERAL).build());

        call(acceptor, Optional.of(ISSUER.userToken("alice")));
        call(acceptor, Optional.of(ISSUER.userToken("bob")));

        TestBackend.Seen first = seen();
        TestBackend.Seen second = seen();
        assertThat(subjectInHeader(first)).isEqualTo("CN=alice");
        assertThat(subjectInHeader(second)).isEqualTo("CN=bob");
        assertThat(first.client()).isEqualTo(systemName()).isEqualTo(second.client());
        assertThat(second.remotePort()).isEqualTo(first.remotePort());
    }

    @Tag("AGENT-48")
    @Test
    void inTheHandshakeTwoUsersArriveAsTwoSubjectsOverTwoConnections() throws Exception {
        StreamRouter acceptor =
                acceptor(mapping(AuthenticationMode.X509_GENERAL).inHandshake().build());

        call(acceptor, Optional.of(ISSUER.userToken("alice")));
        call(acceptor, Optional.of(ISSUER.userToken("bob")));
        call(acceptor, Optional.of(ISSUER.userToken("alice")));

        TestBackend.Seen alice = seen();
        TestBackend.Seen bob = seen();
        TestBackend.Seen aliceAgain = seen();
        assertThat(alice.client()).isEqualTo("CN=alice");
        assertThat(bob.client()).isEqualTo("CN=bob");
        assertThat(bob.remotePort()).isNotEqualTo(alice.remotePort());
        assertThat(aliceAgain.remotePort()).isEqualTo(alice.remotePort());
        assertThat(alice.lenient("ssl-client-cert")).isEmpty();
    }

    @Test
    void anAuthorityBelowAnotherOneSendsItsChainInTheHandshakeAndIfToldToInHeaders() throws Exception {
        Identity root = TestCertificates.of("Company root").authority().make();
        Identity users =
                TestCertificates.of("Company users").authority().issuedBy(root).make();
        Path file = directory.resolve("users.pem");
        PrivateFile.write(file, Pem.encode(users));
        KeyPlaces places = new KeyPlaces(Optional.of(new KeyFile(file, Optional.empty())), Optional.empty());
        agent.close();
        agent = new AgentFixture(directory.resolve("below"), places).sendingIssuers();
        // the back end knows the root only
        backend.close();
        backend = TestBackend.mutualTls(
                server, List.of(root.certificate(), agent.keys().system().certificate()));

        call(
                acceptor(mapping(AuthenticationMode.X509_GENERAL).inHandshake().build()),
                Optional.of(ISSUER.userToken("alice")));
        call(acceptor(mapping(AuthenticationMode.X509_GENERAL).build()), Optional.of(ISSUER.userToken("alice")));

        assertThat(seen().client()).isEqualTo("CN=alice");
        TestBackend.Seen inHeader = seen();
        assertThat(subjectInHeader(inHeader)).isEqualTo("CN=alice");
        assertThat(inHeader.lenient("ssl-client-cert-chain-1"))
                .containsExactly(
                        Base64.getEncoder().encodeToString(users.certificate().getEncoded()));
        assertThat(inHeader.lenient("ssl-client-cert-chain-2")).isEmpty();
    }

    @Tag("AUTH-100")
    @Test
    void aTechnicalUserOfRfcIsNamedOnTheTechnicalChannelOnly() throws Exception {
        String token = ISSUER.token("{\"iss\":\"https://idp.example\",\"sub\":\"sb-app\",\"client_id\":\"sb-app\","
                + "\"grant_type\":\"client_credentials\",\"exp\":4102444800}");
        SystemMapping rfc =
                mapping(AuthenticationMode.X509_GENERAL).speaking(Protocol.RFCS).build();

        FakeStream technical = rfcCall(rfc, new Principal(PrincipalKind.TECHNICAL, token));
        FakeStream business = rfcCall(rfc, new Principal(PrincipalKind.BUSINESS, token));

        assertThat(technical.error()).isEmpty();
        assertThat(subjectInHeader(seen())).isEqualTo("CN=sb-app");
        assertThat(business.error())
                .hasValueSatisfying(error -> assertThat(error.code()).isEqualTo(TunnelErrorCode.PRINCIPAL_REJECTED));
        assertThat(backend.seen()).isEmpty();
    }

    @Tag("AUTH-95")
    @Tag("AGENT-52")
    @Tag("CONN-86")
    @ParameterizedTest
    @CsvSource({"NONE, absent", "NONE_RESTRICTED, empty", "X509_GENERAL, absent", "X509_RESTRICTED, empty"})
    void withoutAPrincipalTheSystemCertificateSecuresTls(AuthenticationMode mode, String header) throws Exception {
        call(acceptor(mapping(mode).build()), Optional.empty());

        TestBackend.Seen seen = seen();
        assertThat(seen.client()).isEqualTo(systemName());
        assertThat(seen.lenient("ssl-client-cert")).isEqualTo(header.equals("empty") ? List.of("") : List.of());
    }

    @Test
    void inTheHandshakeTheSystemLogsOnOnlyWhereItMay() throws Exception {
        call(acceptor(mapping(AuthenticationMode.X509_GENERAL).inHandshake().build()), Optional.empty());
        assertThat(seen().client()).isEqualTo(systemName());

        FakeStream restricted = stream(
                acceptor(mapping(AuthenticationMode.X509_RESTRICTED)
                        .inHandshake()
                        .build()),
                Optional.empty());
        assertThat(restricted.isAccepted()).isFalse();
        assertThat(backend.seen()).isEmpty();
    }

    @Tag("AUTH-95")
    @Tag("AGENT-51")
    @ParameterizedTest
    @CsvSource({"NONE, absent", "NONE_RESTRICTED, empty"})
    void aModeWithoutPropagationIgnoresThePrincipal(AuthenticationMode mode, String header) throws Exception {
        call(acceptor(mapping(mode).build()), Optional.of(FORGER.userToken("mallory")));

        assertThat(seen().lenient("ssl-client-cert")).isEqualTo(header.equals("empty") ? List.of("") : List.of());
    }

    @Tag("AUTH-95")
    @Test
    void aModeWithoutPropagationRefusesThePrincipalIfToldTo() {
        assertRefused(
                mapping(AuthenticationMode.NONE).refusingPrincipal().build(),
                Optional.of(ISSUER.userToken("alice")),
                TunnelErrorCode.PRINCIPAL_UNEXPECTED);
    }

    @Test
    void aRequiredPrincipalThatIsMissingIsRefused() {
        assertRefused(
                mapping(AuthenticationMode.X509_GENERAL).requiringPrincipal().build(),
                Optional.empty(),
                TunnelErrorCode.PRINCIPAL_MISSING);
    }

    @Tag("AUTH-97")
    @Tag("AGENT-49")
    @Test
    void aForgedTokenIsRefused() {
        assertRefused(FORGER.userToken("alice"), TunnelErrorCode.PRINCIPAL_REJECTED);
    }

    @Tag("AGENT-49")
    @Test
    void anUnsignedTokenIsRefused() {
        String claims = "{\"iss\":\"https://idp.example\",\"sub\":\"alice\",\"exp\":4102444800}";
        String token = TestIssuer.encode("{\"alg\":\"none\"}") + "." + TestIssuer.encode(claims) + ".";

        assertRefused(token, TunnelErrorCode.PRINCIPAL_REJECTED);
    }

    @Tag("CONN-85")
    @Tag("AGENT-49")
    @Test
    void aTokenOfAnotherIssuerIsRefused() {
        assertRefused(
                new TestIssuer("https://other.example", "k1").userToken("alice"), TunnelErrorCode.PRINCIPAL_REJECTED);
    }

    @Tag("AGENT-50")
    @Test
    void anExpiredTokenIsRefused() {
        assertRefused(
                ISSUER.token("{\"iss\":\"https://idp.example\",\"sub\":\"alice\",\"exp\":1767225600}"),
                TunnelErrorCode.PRINCIPAL_EXPIRED);
    }

    @Tag("AGENT-54")
    @Test
    void aTokenThatNamesNobodyIsRefused() {
        assertRefused(
                ISSUER.token("{\"iss\":\"https://idp.example\",\"exp\":4102444800}"),
                TunnelErrorCode.PRINCIPAL_UNMAPPED);
    }

    @Test
    void theAuditLogNamesTheCaller() throws Exception {
        call(acceptor(mapping(AuthenticationMode.X509_GENERAL).build()), Optional.of(ISSUER.userToken("alice")));

        assertThat(agent.audited().poll(5, TimeUnit.SECONDS)).satisfies(record -> {
            assertThat(record.type()).isEqualTo("Access Allowed");
            assertThat(record.principal()).isEqualTo("CN=alice");
            assertThat(record.resource()).isEqualTo("/orders");
        });
    }

    private void assertRefused(String token, TunnelErrorCode code) {
        assertRefused(mapping(AuthenticationMode.X509_GENERAL).build(), Optional.of(token), code);
    }

    /** Refused with that code, no byte to the back end, one audit entry, and the token shown nowhere. */
    private void assertRefused(SystemMapping mapping, Optional<String> token, TunnelErrorCode code) {
        FakeStream stream = stream(acceptor(mapping), token);

        assertThat(stream.isAccepted()).isFalse();
        assertThat(stream.error()).hasValueSatisfying(error -> {
            assertThat(error.code()).isEqualTo(code);
            token.ifPresent(secret -> assertThat(error.detail()).doesNotContain(secret.substring(0, 16)));
        });
        assertThat(backend.seen()).isEmpty();
        assertThat(agent.audited()).singleElement().satisfies(record -> {
            assertThat(record.type()).isEqualTo("Access Denied");
            assertThat(record.reason()).startsWith("PRINCIPAL ");
            token.ifPresent(secret -> assertThat(record.toString()).doesNotContain(secret.substring(0, 16)));
        });
    }

    private void call(StreamRouter acceptor, Optional<String> token) {
        FakeStream stream = stream(acceptor, token);
        assertThat(stream.error()).isEmpty();
        assertThat(stream.text()).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\nhello");
    }

    private FakeStream rfcCall(SystemMapping mapping, Principal principal) {
        FakeStream stream = new FakeStream(
                        agent.loop(),
                        new OpenRequest(
                                StreamKind.RFC,
                                "tenant",
                                "",
                                "erp.corp",
                                "443",
                                Optional.of(principal),
                                "app",
                                "request-1",
                                "",
                                0))
                .openedBy(acceptor(mapping));
        stream.sends(GET);
        await().until(stream::isOver);
        return stream;
    }

    private FakeStream stream(StreamRouter acceptor, Optional<String> token) {
        FakeStream stream = new FakeStream(agent.loop(), AgentFixture.open(token)).openedBy(acceptor);
        stream.sends(GET);
        await().until(stream::isOver);
        return stream;
    }

    private StreamRouter acceptor(SystemMapping mapping) {
        return agent.acceptor(mapping, List.of(server.certificate()), issuers);
    }

    private TestMapping mapping(AuthenticationMode mode) {
        return AgentFixture.mapping(backend.port()).tls(mode);
    }

    private TestBackend.Seen seen() throws InterruptedException {
        TestBackend.Seen seen = backend.seen().poll(5, TimeUnit.SECONDS);
        assertThat(seen).as("a request at the back end").isNotNull();
        return seen;
    }

    private String systemName() {
        return agent.keys().system().certificate().getSubjectX500Principal().getName();
    }

    private String subjectInHeader(TestBackend.Seen seen) throws Exception {
        assertThat(seen.lenient("ssl-client-cert")).hasSize(1);
        byte[] der = Base64.getDecoder().decode(seen.lenient("ssl-client-cert").get(0));
        X509Certificate certificate = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        certificate.verify(agent.keys().authority().certificate().getPublicKey());
        return certificate.getSubjectX500Principal().getName();
    }
}
