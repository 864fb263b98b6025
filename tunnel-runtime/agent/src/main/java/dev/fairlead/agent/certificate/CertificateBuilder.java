package dev.fairlead.agent.certificate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Puts certificates together by the profile of the authentication specification, 10.6. */
final class CertificateBuilder {
    private static final int SERIAL_BITS = 152;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final X500Name subject;
    private final PublicKey key;
    private final Instant notBefore;
    private final Instant notAfter;

    CertificateBuilder(X500Name subject, PublicKey key, Instant notBefore, Instant notAfter) {
        this.subject = subject;
        this.key = key;
        this.notBefore = notBefore;
        this.notAfter = notAfter;
    }

    /** A certificate authority that can issue leaves and no further authorities. */
    X509Certificate selfSignedAuthority(PrivateKey privateKey) throws GeneralSecurityException {
        try {
            X509v3CertificateBuilder builder = start(subject)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            return sign(builder, privateKey);
        } catch (IOException impossible) {
            throw new GeneralSecurityException(impossible);
        }
    }

    /** A client certificate that vouches for itself. */
    X509Certificate selfSignedClient(PrivateKey privateKey) throws GeneralSecurityException {
        try {
            return sign(client(subject), privateKey);
        } catch (IOException impossible) {
            throw new GeneralSecurityException(impossible);
        }
    }

    /** A client certificate that an authority vouches for. */
    X509Certificate clientOf(X509Certificate authority, PrivateKey authorityKey) throws GeneralSecurityException {
        try {
            // the issuer's encoded name is taken over as it is: printed and parsed again it might differ
            X500Name issuer =
                    X500Name.getInstance(authority.getSubjectX500Principal().getEncoded());
            X509v3CertificateBuilder builder = client(issuer)
                    .addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(authority));
            return sign(builder, authorityKey);
        } catch (IOException impossible) {
            throw new GeneralSecurityException(impossible);
        }
    }

    private X509v3CertificateBuilder client(X500Name issuer) throws GeneralSecurityException, IOException {
        return start(issuer)
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
    }

    private X509v3CertificateBuilder start(X500Name issuer) throws GeneralSecurityException, IOException {
        BigInteger serial = new BigInteger(SERIAL_BITS - 1, RANDOM).setBit(SERIAL_BITS - 1);
        return new JcaX509v3CertificateBuilder(issuer, serial, Date.from(notBefore), Date.from(notAfter), subject, key)
                .addExtension(
                        Extension.subjectKeyIdentifier,
                        false,
                        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
    }

    /** The JCA name of the signature that a key makes; SHA-1 is never used. */
    static String signatureAlgorithm(PrivateKey key) {
        return key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey privateKey)
            throws GeneralSecurityException, IOException {
        try {
            ContentSigner signer = new JcaContentSignerBuilder(signatureAlgorithm(privateKey)).build(privateKey);
            byte[] der = builder.build(signer).getEncoded();
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (OperatorCreationException unusable) {
            throw new GeneralSecurityException(unusable);
        }
    }
}
