package dev.fairlead.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.AuthenticatedSafe;
import org.bouncycastle.asn1.pkcs.CertBag;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedData;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.SafeBag;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * All certificates in a PKCS#12 file (RFC 7292, 4), whatever attributes they carry. Java's own key store passes over
 * those without its attribute for trusted ones, and OpenSSL writes it on demand only. For files that Java's key store
 * has opened: password and integrity are checked there.
 */
final class Pkcs12Certificates {

    private Pkcs12Certificates() {}

    /**
     * @throws StoreException if something in the file is of a kind that this JVM does not know
     */
    static List<X509Certificate> read(byte[] content, char[] password) throws StoreException {
        try {
            ContentInfo all = Pfx.getInstance(content).getAuthSafe();
            List<X509Certificate> certificates = new ArrayList<>();
            for (ContentInfo safe : AuthenticatedSafe.getInstance(octets(all)).getContentInfo()) {
                if (safe.getContentType().equals(PKCSObjectIdentifiers.data)) {
                    addCertificates(octets(safe), certificates);
                } else if (safe.getContentType().equals(PKCSObjectIdentifiers.encryptedData)) {
                    addCertificates(decrypted(EncryptedData.getInstance(safe.getContent()), password), certificates);
                }
            }
            return certificates;
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw new StoreException("holds a certificate that cannot be read", e);
        }
    }

    private static byte[] octets(ContentInfo info) {
        return ASN1OctetString.getInstance(info.getContent()).getOctets();
    }

    private static void addCertificates(byte[] safeContents, List<X509Certificate> certificates)
            throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        for (Object element : ASN1Sequence.getInstance(safeContents)) {
            SafeBag bag = SafeBag.getInstance(element);
            if (bag.getBagId().equals(PKCSObjectIdentifiers.certBag)) {
                CertBag certificate = CertBag.getInstance(bag.getBagValue());
                if (certificate.getCertId().equals(PKCSObjectIdentifiers.x509Certificate)) {
                    byte[] der = ASN1OctetString.getInstance(certificate.getCertValue())
                            .getOctets();
                    certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
                }
            }
        }
    }

    /** By the JVM's ciphers, which know the schemes of RFC 7292 by their identifiers and those of RFC 8018 by names. */
    private static byte[] decrypted(EncryptedData data, char[] password) throws GeneralSecurityException, IOException {
        AlgorithmIdentifier scheme = data.getEncryptionAlgorithm();
        String id = scheme.getAlgorithm().getId();
        AlgorithmParameters parameters = AlgorithmParameters.getInstance(id);
        parameters.init(scheme.getParameters().toASN1Primitive().getEncoded());
        boolean second = scheme.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBES2);
        SecretKey key = SecretKeyFactory.getInstance("PBE").generateSecret(new PBEKeySpec(password));
        Cipher cipher = Cipher.getInstance(second ? parameters.toString() : id);
        cipher.init(Cipher.DECRYPT_MODE, key, parameters);
        return cipher.doFinal(data.getContent().getOctets());
    }
}
