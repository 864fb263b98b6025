package dev.fairlead.agent.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.agent.principal.Subject;
import dev.fairlead.agent.principal.SubjectField;
import dev.fairlead.tunnel.PrincipalKind;
import dev.fairlead.tunnel.fixture.MutableClock;
import dev.fairlead.tunnel.keys.Identity;
import dev.fairlead.tunnel.keys.PrivateFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserCertificatesTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Subject JANE = new Subject(Map.of(
            SubjectField.CN, "jane.doe@example.org",
            SubjectField.EMAIL, "jane.doe@example.org",
            SubjectField.OU, "Cloud",
            SubjectField.O, "Example Corp",
            SubjectField.C, "DE"));

    private final MutableClock clock = new MutableClock(NOW);

    @TempDir
    private Path directory;

    private AgentKeys keys;
    private UserCertificates certificates;

    @BeforeEach
    void open() throws IOException {
        keys = AgentKeys.open(directory, clock);
        certificates = new UserCertificates(keys.authority(), Duration.ofMinutes(60), clock);
    }

    @Tag("AUTH-92")
    @Tag("AGENT-57")
    @Test
    void aCertificateFollowsTheProfile() throws Exception {
        X509Certificate certificate = issue(JANE).certificate();

        certificate.verify(keys.authority().certificate().getPublicKey());
        assertThat(certificate.getVersion()).isEqualTo(3);
        assertThat(certificate.getSerialNumber().bitLength()).isBetween(128, 159);
        assertThat(certificate.getNotBefore().toInstant()).isEqualTo(NOW.minus(Duration.ofMinutes(5)));
        assertThat(certificate.getNotAfter().toInstant()).isEqualTo(NOW.plus(Duration.ofMinutes(60)));
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(certificate.getKeyUsage())
                .containsExactly(true, false, false, false, false, false, false, false, false);
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
        assertThat(certificate.getSubjectAlternativeNames()).isNull();
    }

    @Tag("AUTH-92")
    @Test
    void subjectAndExtensionsAreThoseOfTheVector() throws Exception {
        X509Certificate vector = vector("leaf.base64");
        X509Certificate certificate = issue(JANE).certificate();

        assertThat(certificate.getSubjectX500Principal().getEncoded())
                .isEqualTo(vector.getSubjectX500Principal().getEncoded());
        assertThat(certificate.getCriticalExtensionOIDs()).isEqualTo(vector.getCriticalExtensionOIDs());
        assertThat(certificate.getNonCriticalExtensionOIDs()).isEqualTo(vector.getNonCriticalExtensionOIDs());
        assertThat(certificate.getIssuerX500Principal().getEncoded())
                .isEqualTo(
                        keys.authority().certificate().getSubjectX500Principal().getEncoded());
    }

    @Tag("AUTH-93")
    @Test
    void aCertificateIsUsedAgainUntilAMinuteBeforeItsEnd() {
        Identity first = issue(JANE);
        clock.advance(Duration.ofMinutes(58));
        assertThat(issue(JANE)).isSameAs(first);

        clock.advance(Duration.ofMinutes(1));
        assertThat(issue(JANE)).isNotSameAs(first);
    }

    @Test
    void oneCallersCertificateIsNeverAnothers() {
        Subject john = new Subject(Map.of(SubjectField.CN, "john"));

        assertThat(issue(john).certificate()).isNotEqualTo(issue(JANE).certificate());
        assertThat(certificates.of(john, PrincipalKind.TECHNICAL)).isNotSameAs(issue(john));
    }

    @Test
    void theKeyPairChangesDaily() {
        Identity first = issue(JANE);
        clock.advance(Duration.ofHours(25));

        assertThat(issue(JANE).certificate().getPublicKey())
                .isNotEqualTo(first.certificate().getPublicKey());
    }

    @Test
    void noCertificateOutlivesItsAuthority() {
        Instant end = keys.authority().certificate().getNotAfter().toInstant();
        clock.set(end.minus(Duration.ofMinutes(10)));

        assertThat(issue(JANE).certificate().getNotAfter().toInstant()).isEqualTo(end);
    }

    @Tag("AUTH-98")
    @Test
    void anExpiredAuthorityIssuesNothing() {
        clock.set(keys.authority().certificate().getNotAfter().toInstant());

        assertThatThrownBy(() -> issue(JANE))
                .isInstanceOf(CertificateAuthorityException.class)
                .hasMessageContaining("expired");
    }

    @Tag("AGENT-83")
    @Test
    void aCertificateThatMayNotSignOthersMakesNoAuthority() {
        assertThatThrownBy(() -> new CertificateAuthority(keys.system()))
                .isInstanceOf(CertificateAuthorityException.class)
                .hasMessageContaining("keyCertSign");
    }

    @Test
    void theKeysAreTheSameAfterARestart() throws IOException {
        AgentKeys again = AgentKeys.open(directory, clock);

        assertThat(again.authority().certificate()).isEqualTo(keys.authority().certificate());
        assertThat(again.system().certificate()).isEqualTo(keys.system().certificate());
    }

    @Tag("AGENT-84")
    @Test
    void theExportedFilesHoldNoPrivateKey() throws IOException {
        assertThat(directory.resolve("ca.pem"))
                .content()
                .contains("BEGIN CERTIFICATE")
                .doesNotContain("PRIVATE");
        assertThat(directory.resolve("system.pem"))
                .content()
                .contains("BEGIN CERTIFICATE")
                .doesNotContain("PRIVATE");
        assertThatCode(() -> PrivateFile.read(directory.resolve("ca-key.pem"))).doesNotThrowAnyException();
    }

    @Test
    void aDamagedKeyIsReportedAndNotReplaced() throws IOException {
        Path secret = directory.resolve("ca-key.pem");
        PrivateFile.write(secret, "nonsense");

        assertThatThrownBy(() -> AgentKeys.open(directory, clock))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged");
        assertThat(Files.readString(secret)).isEqualTo("nonsense");
    }

    @Test
    void noCallerCanPoseAsTheSystem() {
        assertThat(keys.system().certificate().getIssuerX500Principal())
                .isNotEqualTo(keys.authority().certificate().getSubjectX500Principal());
    }

    private Identity issue(Subject subject) {
        return certificates.of(subject, PrincipalKind.BUSINESS);
    }

    private static X509Certificate vector(String name) throws Exception {
        try (var in = UserCertificatesTest.class.getResourceAsStream("/vectors/" + name)) {
            String base64 = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
        }
    }
}
