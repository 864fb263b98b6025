package dev.fairlead.benchmarks.tunnel.pki;

import dev.fairlead.tunnel.keys.Identity;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
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
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The certificate authority of one run; every subject with TLS uses the same kind of key, EC P-256. */
public final class Authority {
    private static final Duration VALIDITY = Duration.ofDays(1);

    private final KeyPair keys;
    private final X509Certificate certificate;

    /** Makes its key. */
    public Authority() throws GeneralSecurityException {
        keys = newKeys();
        X500Principal subject = new X500Principal("CN=Authority of the battery");
        JcaX509v3CertificateBuilder builder = builder(subject, subject, keys);
        extend(builder, Extension.basicConstraints, true, new BasicConstraints(true));
        certificate = sign(builder);
    }

    /** Its own certificate. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** For a server that is reached as {@code localhost} or {@code 127.0.0.1}. */
    public Identity server() throws GeneralSecurityException {
        return issue(
                "localhost",
                KeyPurposeId.id_kp_serverAuth,
                new GeneralName(GeneralName.dNSName, "localhost"),
                new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
    }

    /** For an agent of the default tenant. */
    public Identity agent(String name) throws GeneralSecurityException {
        return issue(
                name,
                KeyPurposeId.id_kp_clientAuth,
                new GeneralName(GeneralName.uniformResourceIdentifier, "urn:fairlead:agent:default:" + name));
    }

    private Identity issue(String name, KeyPurposeId purpose, GeneralName... names) throws GeneralSecurityException {
        KeyPair own = newKeys();
        JcaX509v3CertificateBuilder builder =
                builder(certificate.getSubjectX500Principal(), new X500Principal("CN=" + name), own);
        extend(builder, Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
        extend(builder, Extension.subjectAlternativeName, false, new GeneralNames(names));
        return new Identity(own.getPrivate(), List.of(sign(builder)));
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static JcaX509v3CertificateBuilder builder(X500Principal issuer, X500Principal subject, KeyPair own) {
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(64, new SecureRandom()),
                Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(VALIDITY)),
                subject,
                own.getPublic());
    }

    private static void extend(
            JcaX509v3CertificateBuilder builder,
            org.bouncycastle.asn1.ASN1ObjectIdentifier kind,
            boolean critical,
            org.bouncycastle.asn1.ASN1Encodable value)
            throws GeneralSecurityException {
        try {
            builder.addExtension(kind, critical, value);
        } catch (CertIOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private X509Certificate sign(JcaX509v3CertificateBuilder builder) throws GeneralSecurityException {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }
}
