package dev.fairlead.agent.certificate;

import dev.fairlead.tunnel.keys.Identity;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The short-lived certificate of a caller, in the forms in which back ends see it. Its key never prints. */
public final class UserCertificate {
    private final byte[] encoded;
    private final PrivateKey key;
    private final List<X509Certificate> issuers;
    private final Instant notAfter;
    private final String base64;
    private volatile Identity identity;

    /**
     * @param encoded the certificate, DER
     * @param key the key of the certificate
     * @param issuers who vouches for it, without those that vouch for themselves
     */
    UserCertificate(byte[] encoded, PrivateKey key, List<X509Certificate> issuers, Instant notAfter) {
        this.encoded = encoded;
        this.key = key;
        this.issuers = List.copyOf(issuers);
        this.notAfter = notAfter;
        this.base64 = Base64.getEncoder().encodeToString(encoded);
    }

    /** DER as base64, on one line. */
    public String base64() {
        return base64;
    }

    /** The certificates between this one and an authority that vouches for itself, each as base64, its issuer first. */
    public List<String> base64OfIssuers() {
        return issuers.stream().map(UserCertificate::base64).toList();
    }

    /** Key and chain for TLS handshakes; read when it is first asked for, since headers do without. */
    public Identity identity() {
        Identity known = identity;
        if (known == null) {
            List<X509Certificate> chain = new ArrayList<>(issuers.size() + 1);
            chain.add(parsed(encoded));
            chain.addAll(issuers);
            known = new Identity(key, chain);
            identity = known;
        }
        return known;
    }

    Instant notAfter() {
        return notAfter;
    }

    private static X509Certificate parsed(byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (GeneralSecurityException impossible) {
            throw new CertificateAuthorityException("An issued certificate cannot be read", impossible);
        }
    }

    private static String base64(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new CertificateAuthorityException("A certificate that was read cannot be encoded", impossible);
        }
    }
}
