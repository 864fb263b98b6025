package dev.fairlead.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.configuration.KeyStoreReference;
import dev.fairlead.configuration.Secret;
import dev.fairlead.connector.configuration.SamlConfiguration;
import dev.fairlead.error.InvalidDestinationException;
import dev.fairlead.saml.SamlTrust;
import dev.fairlead.trust.CertificateDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyPair;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamlTrustStoreTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    Path directory;

    private SamlTrustStore store;

    @BeforeEach
    void openStore() {
        store = new SamlTrustStore(
                new SamlConfiguration(
                        new KeyStoreReference("fairlead.saml.keyStoreLocation", "saml.p12", Secret.of(PASSWORD)),
                        "shop.example/acme",
                        "acme-1"),
                new CertificateDirectory(directory));
    }

    /** Writes a store with a new key, changed at that second. */
    private KeyPair write(String algorithm, int bits, long second) throws Exception {
        Path file = directory.resolve("saml.p12");
        KeyPair keys = KeyStoreFile.write(file, PASSWORD, algorithm, bits);
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(second)));
        return keys;
    }

    @Test
    void givesTheKeyWithTheNamesOfTheInstallation() throws Exception {
        KeyPair keys = write("RSA", 2048, 1);

        SamlTrust trust = store.get().orElseThrow();

        assertThat(trust.entityId()).isEqualTo("shop.example/acme");
        assertThat(trust.keyName()).isEqualTo("acme-1");
        assertThat(trust.privateKey()).isEqualTo(keys.getPrivate());
    }

    @Test
    void readsAStoreAgainWhenItHasChangedAndNotBefore() throws Exception {
        write("RSA", 2048, 1);
        SamlTrust first = store.get().orElseThrow();
        assertThat(store.get().orElseThrow()).isSameAs(first);

        KeyPair rotated = write("RSA", 2048, 2);

        assertThat(store.get().orElseThrow().privateKey()).isEqualTo(rotated.getPrivate());
    }

    @Test
    void refusesAKeyThatSignsNoAssertions() throws Exception {
        write("EC", 256, 1);

        assertThatThrownBy(store::get)
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessageContaining("FL-AUTH-040")
                .hasMessageContaining("fairlead.saml.keyStoreLocation")
                .hasMessageContaining("RSA");
    }

    @Test
    void saysThatAStoreIsMissing() {
        assertThatThrownBy(store::get)
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessageContaining("does not exist");
    }
}
