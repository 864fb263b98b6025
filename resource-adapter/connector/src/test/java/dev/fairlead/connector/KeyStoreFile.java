package dev.fairlead.connector;

import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** Key stores as an installation has them. */
public final class KeyStoreFile {

    private KeyStoreFile() {}

    /** Writes a PKCS#12 store with a new key as its only entry. */
    public static KeyPair write(Path file, String password, String algorithm, int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        KeyPair keys = generator.generateKeyPair();
        KeyStore content = KeyStore.getInstance("PKCS12");
        content.load(null, null);
        content.setKeyEntry(
                "key", keys.getPrivate(), password.toCharArray(), new Certificate[] {selfSigned(keys, algorithm)});
        try (OutputStream out = Files.newOutputStream(file)) {
            content.store(out, password.toCharArray());
        }
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
}
