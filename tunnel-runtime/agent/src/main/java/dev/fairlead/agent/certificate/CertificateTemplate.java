package dev.fairlead.agent.certificate;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.TBSCertificate;

/**
 * What the certificates of all users have in common as long as authority and key pair stay the same. It is taken from a
 * certificate that is built and verified once; of each further one only serial number, validity and subject are
 * encoded, so that issuing costs little more than the signature.
 */
final class CertificateTemplate {
    private static final int SERIAL_BITS = 152;
    private static final int EXTENSIONS = 3;
    private static final byte[] VERSION_3 = {(byte) 0xA0, 3, 2, 1, 2};
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] algorithm;
    private final byte[] issuer;
    private final byte[] publicKey;
    private final byte[] extensions;

    private CertificateTemplate(TBSCertificate model) throws IOException {
        this.algorithm = model.getSignature().getEncoded(ASN1Encoding.DER);
        this.issuer = model.getIssuer().getEncoded(ASN1Encoding.DER);
        this.publicKey = model.getSubjectPublicKeyInfo().getEncoded(ASN1Encoding.DER);
        this.extensions = new DERTaggedObject(true, EXTENSIONS, model.getExtensions()).getEncoded(ASN1Encoding.DER);
    }

    /**
     * The template for certificates of a key that an authority issues.
     *
     * @throws GeneralSecurityException if the authority's key and certificate do not belong together
     */
    static CertificateTemplate of(X509Certificate authority, PrivateKey authorityKey, PublicKey key, Instant now)
            throws GeneralSecurityException, IOException {
        X500Name nobody = new X500Name("CN=template");
        X509Certificate model =
                new CertificateBuilder(nobody, key, now, now.plusSeconds(1)).clientOf(authority, authorityKey);
        model.verify(authority.getPublicKey());
        return new CertificateTemplate(
                Certificate.getInstance(model.getEncoded()).getTBSCertificate());
    }

    /** What is to be signed for a user. */
    byte[] toBeSigned(X500Name subject, Instant notBefore, Instant notAfter) throws IOException {
        BigInteger serial = new BigInteger(SERIAL_BITS - 1, RANDOM).setBit(SERIAL_BITS - 1);
        return Der.sequence(
                VERSION_3,
                Der.integer(serial),
                algorithm,
                issuer,
                Der.sequence(Der.time(notBefore), Der.time(notAfter)),
                subject.getEncoded(ASN1Encoding.DER),
                publicKey,
                extensions);
    }

    /** The certificate. */
    byte[] signed(byte[] toBeSigned, byte[] signature) {
        return Der.sequence(toBeSigned, algorithm, Der.bitString(signature));
    }
}
