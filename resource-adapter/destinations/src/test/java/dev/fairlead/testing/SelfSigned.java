package dev.fairlead.testing;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certificates that keys issue to themselves, as signing keys of installations have. */
public final class SelfSigned {

    private SelfSigned() {}

    public static KeyPair rsa(int bits) {
        return keys("RSA", bits);
    }

    public static KeyPair ec(int bits) {
        return keys("EC", bits);
    }

    private static KeyPair keys(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** A certificate for two years around the time of {@link TestClock}. */
    public static X509Certificate certificate(KeyPair keys) {
        return certificate(keys, Vectors.NOW.minus(Duration.ofDays(365)), Vectors.NOW.plus(Duration.ofDays(365)));
    }

    public static X509Certificate certificate(KeyPair keys, Instant from, Instant to) {
        try {
            X500Name name = new X500Name("CN=signer");
            boolean rsa = keys.getPublic().getAlgorithm().equals("RSA");
            return new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    name, BigInteger.ONE, Date.from(from), Date.from(to), name, keys.getPublic())
                            .build(new JcaContentSignerBuilder(rsa ? "SHA256withRSA" : "SHA256withECDSA")
                                    .build(keys.getPrivate())));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
