package dev.fairlead.gateway.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Which certificate the gateway shows, and how long. */
class ServerKeysTest {
    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path root;

    private GatewayDirectory directory;

    @BeforeEach
    void open() throws IOException {
        directory = GatewayDirectory.open(root.resolve("gateway"));
    }

    private ServerCertificate certificate(Instant now) throws IOException {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new ServerCertificate(directory, CertificateAuthority.open(directory, clock), clock);
    }

    private static X509Certificate shown(ServerKeys keys) {
        return keys.getCertificateChain(keys.chooseEngineServerAlias("EC", null, null))[0];
    }

    @Test
    void theCertificateNamesThisMachineAndIsForServers() throws Exception {
        ServerCertificate source = certificate(START);
        source.cover(List.of());

        X509Certificate shown = shown(new ServerKeys(source));

        assertThat(HostNames.of(shown)).containsExactlyInAnyOrder("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(shown.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    }

    @Test
    void aHostThatACodeNamesIsCoveredWithoutARestart() throws Exception {
        ServerCertificate source = certificate(START);
        source.cover(List.of());
        ServerKeys keys = new ServerKeys(source);
        assertThat(HostNames.of(shown(keys))).doesNotContain("gateway.example");

        certificate(START).cover(List.of("Gateway.Example"));

        assertThat(HostNames.of(shown(keys))).contains("gateway.example", "localhost");
    }

    @Test
    void hostsAreNeverForgotten() throws Exception {
        certificate(START).cover(List.of("one.example"));
        certificate(START).cover(List.of("two.example", "10.0.0.1"));

        assertThat(HostNames.of(certificate(START).read().certificate()))
                .contains("one.example", "two.example", "10.0.0.1");
    }

    @Test
    void coveringKnownHostsChangesNothing() throws Exception {
        certificate(START).cover(List.of("one.example"));
        X509Certificate before = certificate(START).read().certificate();

        certificate(START).cover(List.of("one.example"));

        assertThat(certificate(START).read().certificate()).isEqualTo(before);
    }

    @Test
    void aCertificateNearItsEndIsRenewedByTheRunningGateway() throws Exception {
        certificate(START).cover(List.of("one.example"));
        Instant later = START.plus(Duration.ofDays(61));

        X509Certificate shown = shown(new ServerKeys(certificate(later)));

        assertThat(shown.getNotAfter().toInstant()).isAfter(later.plus(Duration.ofDays(80)));
        assertThat(HostNames.of(shown)).contains("one.example");
    }

    @Test
    void aHandshakeThatBeganKeepsTheCertificateItChose() throws Exception {
        ServerCertificate source = certificate(START);
        source.cover(List.of());
        ServerKeys keys = new ServerKeys(source);
        String alias = keys.chooseEngineServerAlias("EC", null, null);
        X509Certificate chosen = keys.getCertificateChain(alias)[0];

        source.cover(List.of("new.example"));
        shown(keys);

        assertThat(keys.getCertificateChain(alias)[0]).isEqualTo(chosen);
        assertThat(keys.getPrivateKey(alias)).isNotNull();
    }

    @Test
    void theAuthorityOutlivesARestart() throws IOException {
        Clock clock = Clock.fixed(START, ZoneOffset.UTC);
        String fingerprint = CertificateAuthority.open(directory, clock).fingerprint();

        assertThat(CertificateAuthority.open(directory, clock).fingerprint()).isEqualTo(fingerprint);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void keysAreForTheirOwnerOnly() throws IOException {
        certificate(START).cover(List.of());

        try (var files = Files.walk(directory.root())) {
            for (Path path : (Iterable<Path>) files::iterator) {
                String expected = Files.isDirectory(path) ? "rwx------" : "rw-------";
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                        .as(path.toString())
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aKeyThatOthersCanReadIsNotUsed() throws IOException {
        certificate(START).cover(List.of());
        Files.setPosixFilePermissions(directory.authority(), PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> certificate(START))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("permissions to 600");
    }
}
