package dev.fairlead.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fairlead.agent.configuration.ConfigurationReader;
import dev.fairlead.agent.fixture.TestBackend;
import dev.fairlead.agent.fixture.TestCertificates;
import dev.fairlead.agent.fixture.TunnelClient;
import dev.fairlead.agent.fixture.TunnelledAgent;
import dev.fairlead.gateway.enrolment.EnrolmentCodes;
import dev.fairlead.tunnel.StreamException;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.dial.DialListener;
import dev.fairlead.tunnel.enrolment.Enrolment;
import dev.fairlead.tunnel.enrolment.EnrolmentCode;
import dev.fairlead.tunnel.fixture.TestIssuer;
import dev.fairlead.tunnel.keys.Identity;
import dev.fairlead.tunnel.keys.Pem;
import dev.fairlead.tunnel.keys.PrivateFile;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When a back end sees the same short-lived certificate of a user again, and when it must not. */
@Timeout(60)
class CertificateReuseTest {
    private static final TestIssuer ISSUER = new TestIssuer("https://idp.example", "k1");
    private static final String EXPOSED = """
            trust: {issuers: [{issuer: "https://idp.example", jwksFile: keys.json}]}
            mappings:
              - virtual: erp.corp:443
                internal: https://127.0.0.1:%1$d
                authenticationMode: X509_GENERAL
                resources: [{path: /, subPaths: true}]
            """;

    @TempDir
    private Path directory;

    private TunnelledAgent tunnelled;
    private TunnelClient client;

    @BeforeEach
    void start() throws Exception {
        Files.writeString(directory.resolve("keys.json"), ISSUER.jwks());
        tunnelled = new TunnelledAgent(directory, EXPOSED);
        client = new TunnelClient(tunnelled.gateway());
    }

    @AfterEach
    void stop() {
        tunnelled.close();
    }

    @Tag("AGENT-57")
    @Test
    void aUserHasOneCertificateWithinItsValidity() throws Exception {
        X509Certificate first = seenOf(client);

        assertThat(seenOf(client)).isEqualTo(first);
        assertThat(first.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
    }

    @Tag("AGENT-57")
    @Test
    void theSameUserOfAnotherTenantHasAnotherOneOfTheSameAuthority() throws Exception {
        X509Certificate ofDefault = seenOf(client);
        try (Agent bravo = agentOf("bravo")) {
            await().until(() -> bravo.sessions() == 2);

            X509Certificate ofBravo = seenOf(new TunnelClient(tunnelled.gateway(), "bravo"));

            assertThat(ofBravo.getSubjectX500Principal()).isEqualTo(ofDefault.getSubjectX500Principal());
            assertThat(ofBravo.getIssuerX500Principal()).isEqualTo(ofDefault.getIssuerX500Principal());
            assertThat(ofBravo.getSerialNumber()).isNotEqualTo(ofDefault.getSerialNumber());
        }
    }

    @Test
    void afterAChangeOfTheRulesNoCertificateIsUsedAgain() throws Exception {
        X509Certificate before = seenOf(client);

        tunnelled.reload(Files.readString(tunnelled.file())
                + "propagation: {subjectPatterns: [{when: {variable: user_type, operator: is, value: Technical},"
                + " subject: {CN: t}}, {subject: {CN: \"${name}\"}}]}\n");

        X509Certificate after = seenOf(client);
        assertThat(after.getSubjectX500Principal()).isEqualTo(before.getSubjectX500Principal());
        assertThat(after.getSerialNumber()).isNotEqualTo(before.getSerialNumber());
    }

    @Tag("AUTH-98")
    @Test
    void afterARotationOfTheAuthorityNoCertificateOfTheFormerOneIsUsedAgain() throws Exception {
        X509Certificate before = seenOf(client);
        Identity next = TestCertificates.of("Next").authority().make();

        rotate(next);

        X509Certificate after = seenOf(client);
        after.verify(next.certificate().getPublicKey());
        assertThat(after.getSubjectX500Principal()).isEqualTo(before.getSubjectX500Principal());
    }

    @Tag("AUTH-98")
    @Test
    void anExpiredAuthorityRefusesUsersAlthoughThereIsACertificateThatIsStillValid() throws Exception {
        seenOf(client);
        Instant now = Instant.now();

        rotate(TestCertificates.of("Old")
                .authority()
                .valid(now.minus(Duration.ofDays(9)), now.minusSeconds(1))
                .make());

        assertThatThrownBy(() -> call(client))
                .isInstanceOfSatisfying(
                        StreamException.class,
                        refused -> assertThat(refused.error().code()).isEqualTo(TunnelErrorCode.CERTIFICATE_AUTHORITY));
        assertThat(tunnelled.backend().seen()).isEmpty();
    }

    private void rotate(Identity authority) throws Exception {
        PrivateFile.write(directory.resolve("users.pem"), Pem.encode(authority));
        tunnelled.reload(Files.readString(tunnelled.file()) + "certificates: {authority: {file: users.pem}}\n");
    }

    /** An agent of another tenant, with the same keys for the same back end. */
    private Agent agentOf(String tenant) throws Exception {
        Path file = Files.writeString(
                directory.resolve(tenant + ".yaml"),
                "directory: " + tenant + "\nbackends: {trust: [backend.pem]}\n"
                        + "certificates: {authority: {file: state/ca-key.pem}, system: {file: state/system-key.pem}}\n"
                        + EXPOSED.formatted(tunnelled.backend().port()));
        String code = EnrolmentCodes.issue(
                directory.resolve("gateway"),
                "127.0.0.1:" + tunnelled.gateway().agentPort(),
                tenant,
                "",
                Duration.ofMinutes(5));
        return Agent.start(
                ConfigurationReader.read(file),
                Enrolment.enrol(EnrolmentCode.parse(code)),
                "agent/test",
                DialListener.NONE);
    }

    private String call(TunnelClient caller) throws Exception {
        return caller.get("erp.corp", "443", "/orders", Optional.of(ISSUER.userToken("alice")));
    }

    /** What the back end sees of the user. */
    private X509Certificate seenOf(TunnelClient caller) throws Exception {
        assertThat(call(caller)).startsWith("HTTP/1.1 200 ");
        TestBackend.Seen seen = tunnelled.backend().seen().poll(5, TimeUnit.SECONDS);
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Base64.getDecoder()
                        .decode(seen.lenient("ssl-client-cert").get(0))));
    }
}
