package dev.fairlead.gateway.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.gateway.Gateway;
import dev.fairlead.gateway.GatewaySettings;
import dev.fairlead.gateway.authority.GatewayDirectory;
import dev.fairlead.gateway.registry.AgentRegistry;
import dev.fairlead.testkit.secrecy.Secrets;
import dev.fairlead.tunnel.enrolment.AgentCredentials;
import dev.fairlead.tunnel.enrolment.Enrolment;
import dev.fairlead.tunnel.enrolment.EnrolmentCode;
import dev.fairlead.tunnel.enrolment.EnrolmentException;
import dev.fairlead.tunnel.enrolment.EnrolmentException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A code, a gateway and an agent, over TLS (connectivity specification, 8.9). */
@Timeout(120)
class EnrolmentTest {
    private static final Duration VALIDITY = Duration.ofMinutes(10);

    @TempDir
    Path directory;

    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = Gateway.start(GatewaySettings.of(directory.resolve("gateway"), "127.0.0.1", 0));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private String endpoint() {
        return "127.0.0.1:" + gateway.agentPort();
    }

    private EnrolmentCode code() throws IOException {
        EnrolmentCode code = EnrolmentCode.parse(
                EnrolmentCodes.issue(directory.resolve("gateway"), endpoint(), "acme", "plant 1", VALIDITY));
        Secrets.tell(code.secret());
        return code;
    }

    private static void assertRefused(EnrolmentCode code, String detail) {
        assertThatThrownBy(() -> Enrolment.enrol(code)).isInstanceOfSatisfying(EnrolmentException.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Reason.REFUSED);
            assertThat(refused).hasMessageContaining(detail).hasMessageNotContaining(code.secret());
        });
    }

    @Test
    void tenantAndLocationComeFromTheCode() throws IOException {
        AgentCredentials credentials = Enrolment.enrol(code());

        assertThat(credentials.tenant()).isEqualTo("acme");
        assertThat(credentials.locationId()).isEqualTo("plant 1");
        assertThat(credentials.endpoint()).hasToString(endpoint());
        assertThat(new AgentRegistry(GatewayDirectory.open(directory.resolve("gateway"))).all())
                .singleElement()
                .satisfies(agent -> {
                    assertThat(agent.name().tenant()).isEqualTo("acme");
                    assertThat(agent.name().agentId()).isEqualTo(credentials.agentId());
                    assertThat(agent.locationId()).isEqualTo("plant 1");
                    assertThat(agent.revoked()).isFalse();
                });
    }

    @Test
    void theCertificateIsForAClientOfThirtyDaysAndItsOwnKey() throws Exception {
        AgentCredentials credentials = Enrolment.enrol(code());
        X509Certificate certificate = credentials.identity().certificate();

        certificate.verify(credentials.authority().getPublicKey());
        assertThat(certificate.getPublicKey())
                .isInstanceOfSatisfying(
                        ECPublicKey.class,
                        key -> assertThat(key.getParams().getOrder().bitLength())
                                .isEqualTo(256));
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
        assertThat(certificate.getBasicConstraints()).as("no authority").isEqualTo(-1);
        assertThat(certificate.getSubjectAlternativeNames())
                .containsExactly(List.of(6, "urn:fairlead:agent:acme:" + credentials.agentId()));
        assertThat(certificate.getNotAfter().toInstant())
                .isBetween(
                        Instant.now().plus(Duration.ofDays(29)), Instant.now().plus(Duration.ofDays(31)));
    }

    @Test
    void credentialsSurviveInTheAgentsDirectory() throws IOException {
        AgentCredentials credentials = Enrolment.enrol(code());
        Path agent = directory.resolve("agent");

        credentials.store(agent);

        assertThat(AgentCredentials.load(agent)).contains(credentials);
        assertThat(AgentCredentials.load(directory.resolve("elsewhere"))).isEmpty();
    }

    @Test
    @Tag("AGENT-69")
    void aCodeWorksOnce() throws IOException {
        EnrolmentCode code = code();
        Enrolment.enrol(code);

        assertRefused(code, "was used already");
    }

    @Test
    @Tag("AGENT-69")
    void aCodeExpires() throws IOException {
        Clock elevenMinutesAgo = Clock.fixed(Instant.now().minus(Duration.ofMinutes(11)), ZoneOffset.UTC);
        EnrolmentCode code = EnrolmentCode.parse(
                EnrolmentCodes.issue(directory.resolve("gateway"), endpoint(), "acme", "", VALIDITY, elevenMinutesAgo));

        assertRefused(code, "has expired");
    }

    @Test
    void anUnknownCodeIsRefused() throws IOException {
        EnrolmentCode code = code();

        assertRefused(
                new EnrolmentCode(code.endpoint(), code.authorityFingerprint(), "0123456789abcdef", code.secret()),
                "issued no such code");
        assertRefused(
                new EnrolmentCode(code.endpoint(), code.authorityFingerprint(), "../../authority", code.secret()),
                "issued no such code");
    }

    @Test
    void aCodeIsGoneAfterFiveWrongSecrets() throws IOException {
        EnrolmentCode code = code();
        EnrolmentCode guess = new EnrolmentCode(code.endpoint(), code.authorityFingerprint(), code.id(), "guess");

        for (int i = 0; i < 5; i++) {
            assertRefused(guess, "issued no such code");
        }

        assertRefused(code, "issued no such code");
    }

    @Test
    @Tag("CONN-75")
    void aGatewayWithAnotherAuthorityIsNotToldTheCode() throws IOException {
        EnrolmentCode code = code();
        String fingerprint = code.authorityFingerprint().startsWith("0") ? "1" : "0";
        EnrolmentCode other = new EnrolmentCode(
                code.endpoint(), fingerprint + code.authorityFingerprint().substring(1), code.id(), code.secret());

        assertThatThrownBy(() -> Enrolment.enrol(other)).isInstanceOfSatisfying(EnrolmentException.class, failure -> {
            assertThat(failure.reason()).isEqualTo(Reason.UNTRUSTED_GATEWAY);
            assertThat(failure).hasMessageContaining("is TLS inspected");
        });
        assertThat(Enrolment.enrol(code).tenant())
                .as("the code was not used up")
                .isEqualTo("acme");
    }

    @Test
    void aGatewayThatIsDownIsReportedAsSuch() throws IOException {
        EnrolmentCode code = code();
        gateway.close();

        assertThatThrownBy(() -> Enrolment.enrol(code))
                .isInstanceOfSatisfying(
                        EnrolmentException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE));
    }

    @Test
    void aSecretNeverStandsInTheGatewaysDirectory() throws IOException {
        EnrolmentCode code = code();

        try (var files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                assertThat(file).content().doesNotContain(code.secret());
            }
        }
    }

    @Test
    void argumentsThatMakeNoSenseAreNamed() {
        Path gatewayDirectory = directory.resolve("gateway");

        assertThatThrownBy(() -> EnrolmentCodes.issue(gatewayDirectory, "gateway", "acme", "", VALIDITY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("host:port");
        assertThatThrownBy(() -> EnrolmentCodes.issue(gatewayDirectory, endpoint(), "a:b", "", VALIDITY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a:b");
        assertThatThrownBy(() -> EnrolmentCodes.issue(gatewayDirectory, endpoint(), "acme", "", Duration.ofDays(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a day at most");
    }
}
