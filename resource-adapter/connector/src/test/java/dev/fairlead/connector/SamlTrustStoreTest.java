package dev.fairlead.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.configuration.KeyStoreReference;
import dev.fairlead.configuration.Secret;
import dev.fairlead.connector.configuration.SamlConfiguration;
import dev.fairlead.error.InvalidDestinationException;
import dev.fairlead.saml.SamlTrust;
import dev.fairlead.trust.CertificateDirectory;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
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
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        KeyPair keys = generator.generateKeyPair();
        KeyStore content = KeyStore.getInstance("PKCS12");
        content.load(null, null);
        content.setKeyEntry(
                "saml", keys.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {selfSigned(keys, algorithm)});
        Path file = directory.resolve("saml.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            content.store(out, PASSWORD.toCharArray());
        }
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(second)));
        return keys;
    }

    private static Certificate selfSigned(KeyPair keys, String algorithm) throws Exception {
        X500Principal name = new X500Principal("CN=shop");
        Date start = Date.from(Instant.parse("2026-01-01T00:00:00Z"));
        Date end = Date.from(Instant.parse("2099-01-01T00:00:00Z"));
        String signature = algorithm.equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        return new JcaX509CertificateConverter()
                .getCertificate(
                        new JcaX509v3CertificateBuilder(name, BigInteger.ONE, start, end, name, keys.getPublic())
                                .build(new JcaContentSignerBuilder(signature).build(keys.getPrivate())));
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
