package dev.fairlead.agent.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.agent.fixture.TestCertificates;
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
import java.security.SignatureException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        certificates = new UserCertificates(keys.authority(), UserKeys.AS_AUTHORITY, Duration.ofMinutes(60), clock);
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

    @Tag("AGENT-57")
    @Test
    void aCertificateIsUsedAgainUntilAMinuteBeforeItsEnd() {
        UserCertificate first = certificates.of(JANE, PrincipalKind.BUSINESS);
        assertThat(certificates.known(JANE, PrincipalKind.BUSINESS)).contains(first);
        clock.advance(Duration.ofMinutes(58));
        assertThat(certificates.of(JANE, PrincipalKind.BUSINESS)).isSameAs(first);

        clock.advance(Duration.ofMinutes(1));
        assertThat(certificates.known(JANE, PrincipalKind.BUSINESS)).isEmpty();
        assertThat(certificates.of(JANE, PrincipalKind.BUSINESS)).isNotSameAs(first);
    }

    @ParameterizedTest
    @CsvSource({
        "EC, AS_AUTHORITY, EC, SHA256withECDSA",
        "EC, RSA, RSA, SHA256withECDSA",
        "RSA, AS_AUTHORITY, RSA, SHA256withRSA",
        "RSA, EC, EC, SHA256withRSA",
    })
    void theKeyIsOfTheWantedKindAndTheSignatureOfTheAuthoritys(
            String authorityKey, UserKeys kind, String userKey, String signature) throws Exception {
        TestCertificates authority = TestCertificates.of("Users").authority().valid(NOW, NOW.plus(Duration.ofDays(9)));
        CertificateAuthority users =
                new CertificateAuthority((authorityKey.equals("RSA") ? authority.rsa(2048) : authority).make());

        X509Certificate certificate = new UserCertificates(users, kind, Duration.ofMinutes(60), clock)
                .of(JANE, PrincipalKind.BUSINESS)
                .identity()
                .certificate();

        certificate.verify(users.certificate().getPublicKey());
        assertThat(certificate.getPublicKey().getAlgorithm()).isEqualTo(userKey);
        assertThat(certificate.getSigAlgName()).isEqualTo(signature);
    }

    @Test
    void certificatesBetweenTheUsersAndTheRootComeAlong() throws Exception {
        Identity root = authority("Root", Optional.empty());
        Identity middle = authority("Middle", Optional.of(root));
        Identity issuing = authority("Users", Optional.of(middle));

        UserCertificate certificate = new UserCertificates(
                        new CertificateAuthority(issuing), UserKeys.AS_AUTHORITY, Duration.ofMinutes(60), clock)
                .of(JANE, PrincipalKind.BUSINESS);

        assertThat(certificate.identity().chain().subList(1, 3))
                .containsExactly(issuing.certificate(), middle.certificate());
        assertThat(certificate.identity().chain()).hasSize(3);
        assertThat(certificate.base64OfIssuers())
                .containsExactly(base64(issuing.certificate()), base64(middle.certificate()));
    }

    @Test
    void anAuthorityThatVouchesForItselfIsNotSent() {
        assertThat(certificates.of(JANE, PrincipalKind.BUSINESS).base64OfIssuers())
                .isEmpty();
    }

    @Test
    void timesAfter2049AreEncodedAsTheyMustBe() throws Exception {
        clock.set(Instant.parse("2049-12-31T23:30:00Z"));
        AgentKeys later = AgentKeys.open(directory.resolve("later"), clock);

        X509Certificate certificate = new UserCertificates(
                        later.authority(), UserKeys.AS_AUTHORITY, Duration.ofMinutes(60), clock)
                .of(JANE, PrincipalKind.BUSINESS)
                .identity()
                .certificate();

        assertThat(certificate.getNotBefore().toInstant()).isEqualTo("2049-12-31T23:25:00Z");
        assertThat(certificate.getNotAfter().toInstant()).isEqualTo("2050-01-01T00:30:00Z");
    }

    @Property(tries = 50)
    void everySubjectIsInItsCertificateAsItIs(
            @ForAll @StringLength(min = 1, max = 64) @CharRange(from = ' ', to = '\u2fff') String name)
            throws Exception {
        Path own = Files.createTempDirectory("subjects");
        UserCertificates some = new UserCertificates(
                AgentKeys.open(own, clock).authority(), UserKeys.AS_AUTHORITY, Duration.ofMinutes(60), clock);

        X509Certificate certificate = some.of(new Subject(Map.of(SubjectField.CN, name)), PrincipalKind.BUSINESS)
                .identity()
                .certificate();

        X500Name subject =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        assertThat(subject.getRDNs()).hasSize(1);
        assertThat(subject.getRDNs()[0].getFirst().getValue()).hasToString(name);
    }

    @Test
    void oneCallersCertificateIsNeverAnothers() {
        Subject john = new Subject(Map.of(SubjectField.CN, "john"));

        assertThat(issue(john).certificate()).isNotEqualTo(issue(JANE).certificate());
        assertThat(certificates.of(john, PrincipalKind.TECHNICAL))
                .isNotSameAs(certificates.of(john, PrincipalKind.BUSINESS));
    }

    @Test
    void theKeyPairChangesDaily() {
        Identity first = issue(JANE);
        clock.advance(Duration.ofHours(25));

        assertThat(issue(JANE).certificate().getPublicKey())
                .isNotEqualTo(first.certificate().getPublicKey());
    }

    @Tag("AGENT-57")
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

    @Test
    void anAuthorityThatIsNotValidYetIssuesNothing() {
        clock.set(keys.authority().certificate().getNotBefore().toInstant().minusSeconds(1));

        assertThatThrownBy(() -> issue(JANE))
                .isInstanceOf(CertificateAuthorityException.class)
                .hasMessageContaining("not valid yet");
    }

    @Tag("AUTH-101")
    @Test
    void aSampleLooksLikeTheRealOneAndLogsNobodyOn() throws Exception {
        X509Certificate sample = new SampleCertificates(keys.authority(), clock).of(JANE);
        X509Certificate real = issue(JANE).certificate();

        assertThat(sample.getSubjectX500Principal().getEncoded())
                .isEqualTo(real.getSubjectX500Principal().getEncoded());
        assertThat(sample.getIssuerX500Principal()).isEqualTo(real.getIssuerX500Principal());
        assertThat(sample.getNotAfter().toInstant()).isEqualTo(NOW.plus(Duration.ofHours(1)));
        assertThatThrownBy(() -> sample.verify(keys.authority().certificate().getPublicKey()))
                .isInstanceOf(SignatureException.class);
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

    private static Identity authority(String name, Optional<Identity> issuer) throws Exception {
        TestCertificates authority = TestCertificates.of(name).authority().valid(NOW, NOW.plus(Duration.ofDays(9)));
        return (issuer.isPresent() ? authority.issuedBy(issuer.get()) : authority).make();
    }

    private static String base64(X509Certificate certificate) throws Exception {
        return Base64.getEncoder().encodeToString(certificate.getEncoded());
    }

    private Identity issue(Subject subject) {
        return certificates.of(subject, PrincipalKind.BUSINESS).identity();
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
