package dev.fairlead.agent.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.agent.access.AccessRules;
import dev.fairlead.agent.access.AuthenticationMode;
import dev.fairlead.agent.access.PathMatch;
import dev.fairlead.agent.access.PathResource;
import dev.fairlead.agent.access.SystemMapping;
import dev.fairlead.agent.backend.BackendTrust;
import dev.fairlead.agent.certificate.UserCertificates;
import dev.fairlead.agent.certificate.UserKeys;
import dev.fairlead.agent.fixture.AgentFixture;
import dev.fairlead.agent.fixture.FakeStream;
import dev.fairlead.agent.fixture.TestMapping;
import dev.fairlead.agent.identity.Propagation;
import dev.fairlead.agent.kerberos.UserTickets;
import dev.fairlead.agent.principal.PrincipalVerifier;
import dev.fairlead.agent.principal.SubjectRules;
import dev.fairlead.agent.stream.Registration;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.audit.AuditRecord;
import dev.fairlead.tunnel.fixture.TestIssuer;
import dev.fairlead.tunnel.token.TokenVerifier;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A dry run leaves the audit line, and gives the refusal, that a live request does. */
@Tag("AGENT-123")
class DryRunTest {
    private static final TestIssuer ISSUER = new TestIssuer("https://idp.example", "k1");
    private static final PathResource[] WORKED = {
        resource("/a", PathMatch.EXACT, true),
        resource("/b", PathMatch.STRING_PREFIX, true),
        resource("/c/", PathMatch.SEGMENT_PREFIX, true),
        resource("/b/secret", PathMatch.STRING_PREFIX, false),
        resource("/o;v=2", PathMatch.STRING_PREFIX, true),
        resource("/ws", PathMatch.EXACT, true).withWebSocket()
    };

    @TempDir
    private Path directory;

    private AgentFixture agent;
    private int closedPort;

    @BeforeEach
    void start() throws IOException {
        agent = new AgentFixture(directory);
        try (ServerSocket unused = new ServerSocket(0)) {
            closedPort = unused.getLocalPort();
        }
    }

    @AfterEach
    void stop() {
        agent.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a",
                "/a?x=/../y",
                "/a/",
                "/a/x",
                "/A",
                "/ab",
                "/a;x",
                "/b",
                "/bx",
                "/b/x",
                "/b/x;j=1",
                "/b/%C3%A4",
                "/c/x",
                "/c/",
                "/c",
                "/o;v=2/x",
                "/o;v=2",
                "/o%3Bv=2",
                "/o",
                "/o;v=3",
                "/b/secret/1",
                "/b/s%65cret",
                "/b;x/secret",
                "/b/../a",
                "/b/./x",
                "/b/%2e%2e/a",
                "/b/%2E./a",
                "/b/.%2e/a",
                "/b/..;/a",
                "/b/..;x=1/a",
                "/b/%2e%2e;/a",
                "/b%2fx",
                "/b%2Fx",
                "/b%5cx",
                "/b\\x",
                "/b/%252e%252e/x",
                "/b%252fx",
                "/b//x",
                "//b/x",
                "/b/;/x",
                "/b%00",
                "/b%0d%0a",
                "/b%7f",
                "/b\u00e4",
                "/b/%zz",
                "/b/%c0%af",
                "*",
                ""
            })
    void everyPathOfTheTableIsDecidedAsInLiveTraffic(String target) throws Exception {
        assertAgreement(http().exposing(WORKED).build(), "GET", target, List.of(), Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/b//x", "//b/x", "/b//secret", "/b/secret//x", "/c//x"})
    void doubledSlashesOfALenientMappingToo(String target) throws Exception {
        assertAgreement(http().lenient().exposing(WORKED).build(), "GET", target, List.of(), Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "OPTIONS", "PROPFIND", "TRACE", "CONNECT", "G T"})
    void everyMethodToo(String method) throws Exception {
        assertAgreement(http().exposing(WORKED).build(), method, "/a", List.of(), Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws", "/a"})
    void aChangeOfProtocolToo(String target) throws Exception {
        List<String> handshake = List.of(
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==");
        assertAgreement(http().exposing(WORKED).build(), "GET", target, handshake, Optional.empty());
        assertAgreement(
                http().exposing(WORKED).build(),
                "GET",
                target,
                List.of("Connection: Upgrade", "Upgrade: h2c"),
                Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 5\r\nContent-Length: 6", "Host: other", "X: a\r\n b", "X : a"})
    void aHeadThatIsNoneToo(String header) throws Exception {
        assertAgreement(http().exposing(WORKED).build(), "GET", "/a", List.of(header), Optional.empty());
    }

    @Test
    void aVerifiedUserBecomesTheSameSubject() throws Exception {
        Explanation explained = assertAgreement(
                TestMapping.to(closedPort).tls(AuthenticationMode.X509_GENERAL).build(),
                "GET",
                "/",
                List.of(),
                Optional.of(ISSUER.userToken("alice")));

        assertThat(explained.audit().principal()).isEqualTo("CN=alice");
        assertThat(explained.subjectRule()).contains(1);
        assertThat(explained.identity().orElseThrow().headers()).containsKey("SSL_CLIENT_CERT");
    }

    @Test
    void aForgedTokenIsRefusedAlike() throws Exception {
        TestIssuer forger = new TestIssuer("https://idp.example", "k1");

        Explanation explained = assertAgreement(
                TestMapping.to(closedPort).tls(AuthenticationMode.X509_GENERAL).build(),
                "GET",
                "/",
                List.of(),
                Optional.of(forger.userToken("alice")));

        assertThat(explained.refusal().orElseThrow().code()).isEqualTo(TunnelErrorCode.PRINCIPAL_REJECTED);
    }

    @Test
    void aMissingUserIsRefusedAlike() throws Exception {
        assertAgreement(
                TestMapping.to(closedPort)
                        .tls(AuthenticationMode.X509_GENERAL)
                        .requiringPrincipal()
                        .build(),
                "GET",
                "/",
                List.of(),
                Optional.empty());
    }

    @Test
    void anApplicationThatIsNotListedIsRefusedAlike() throws Exception {
        assertAgreement(http().onlyFor("other").build(), "GET", "/", List.of(), Optional.empty());
    }

    @Test
    void ofASuspendedResourceTheExplanationNamesIt() throws Exception {
        Explanation explained =
                assertAgreement(http().exposing(WORKED).build(), "GET", "/b/secret/1", List.of(), Optional.empty());

        assertThat(explained.resource().orElseThrow().id()).isEqualTo("/b/secret");
    }

    /** Runs both, and compares what they leave. */
    private Explanation assertAgreement(
            SystemMapping mapping, String method, String target, List<String> headers, Optional<String> token)
            throws Exception {
        OpenRequest opened = AgentFixture.open("erp.corp", "443", StreamKind.HTTP, token);
        Question question = new Question(opened, method, target, headers, Optional.empty());
        FakeStream live = new FakeStream(agent.loop(), opened)
                .openedBy(agent.acceptor(
                        List.of(mapping), BackendTrust.in(List.of()), List.of(ISSUER.trusted(directory))))
                .sends(question.head());
        AuditRecord recorded = agent.audited().poll(20, TimeUnit.SECONDS);
        agent.settle();

        Explanation explained = dryRun(mapping).explain(question);

        assertThat(explained.audit()).isEqualTo(recorded);
        assertThat(explained.allowed()).isEqualTo(recorded.type().equals(AuditRecord.ACCESS_ALLOWED));
        if (!explained.allowed()) {
            assertThat(explained.refusal()).isEqualTo(live.error());
        }
        return explained;
    }

    private DryRun dryRun(SystemMapping mapping) throws Exception {
        Clock clock = Clock.systemUTC();
        return new DryRun(
                new Registration("tenant", ""),
                new AccessRules(List.of(mapping)),
                agent.keys().system(),
                new Propagation(
                        new PrincipalVerifier(new TokenVerifier(
                                List.of(ISSUER.trusted(directory)), Duration.ZERO, Runnable::run, clock)),
                        SubjectRules.byName(),
                        new UserCertificates(
                                agent.keys().authority(), UserKeys.AS_AUTHORITY, Duration.ofHours(1), clock),
                        false),
                UserTickets.NONE);
    }

    private TestMapping http() {
        return TestMapping.to(closedPort);
    }

    private static PathResource resource(String path, PathMatch match, boolean enabled) {
        return PathResource.of(path, match, enabled).orElseThrow();
    }
}
