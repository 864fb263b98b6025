package dev.fairlead.tunnel.testing;

import dev.fairlead.tunnel.keys.Identity;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority of one test. */
public final class TestAuthority {
    /** A name in the certificates of servers that no resolver knows. */
    public static final String UNKNOWN_NAME = "gateway.invalid";

    private static final Duration VALIDITY = Duration.ofHours(1);

    private final KeyPair keys;
    private final X509Certificate certificate;

    public TestAuthority(String name) {
        try {
            keys = newKeys();
            X500Principal subject = new X500Principal("CN=" + name);
            JcaX509v3CertificateBuilder builder = builder(subject, subject, keys, VALIDITY);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            certificate = sign(builder, keys.getPrivate());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** An identity for a server that is reached as {@code localhost}, {@link #UNKNOWN_NAME} or 127.0.0.1. */
    public Identity server() {
        return issue(
                "localhost",
                KeyPurposeId.id_kp_serverAuth,
                VALIDITY,
                new GeneralName(GeneralName.dNSName, "localhost"),
                new GeneralName(GeneralName.dNSName, UNKNOWN_NAME),
                new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
    }

    public Identity client(String name) {
        return client(name, VALIDITY);
    }

    /** @param validity may be negative: the certificate has expired */
    public Identity client(String name, Duration validity) {
        return issue(
                name,
                KeyPurposeId.id_kp_clientAuth,
                validity,
                new GeneralName(GeneralName.uniformResourceIdentifier, "urn:fairlead:agent:default:" + name));
    }

    private Identity issue(String name, KeyPurposeId purpose, Duration validity, GeneralName... names) {
        try {
            KeyPair own = newKeys();
            JcaX509v3CertificateBuilder builder =
                    builder(certificate.getSubjectX500Principal(), new X500Principal("CN=" + name), own, validity);
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
            return new Identity(own.getPrivate(), List.of(sign(builder, keys.getPrivate()), certificate));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair newKeys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private static JcaX509v3CertificateBuilder builder(
            X500Principal issuer, X500Principal subject, KeyPair subjectKeys, Duration validity) {
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(64, new SecureRandom()),
                Date.from(now.minus(Duration.ofHours(2))),
                Date.from(now.plus(validity)),
                subject,
                subjectKeys.getPublic());
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey key) throws Exception {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
    }
}
