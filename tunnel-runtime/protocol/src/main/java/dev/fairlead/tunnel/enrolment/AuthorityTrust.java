package dev.fairlead.tunnel.enrolment;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Believes a server whose chain contains the certificate authority with a known fingerprint, and leads up to it. Used
 * for the one connection of an enrolment, before which an agent knows nothing but that fingerprint.
 */
final class AuthorityTrust extends X509ExtendedTrustManager {
    private final byte[] fingerprint;
    private Optional<X509Certificate> authority = Optional.empty();

    AuthorityTrust(String fingerprint) {
        this.fingerprint = HexFormat.of().parseHex(fingerprint);
    }

    /** The authority, once a server showed it. */
    Optional<X509Certificate> authority() {
        return authority;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        delegate(chain).checkServerTrusted(chain, authType, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        delegate(chain).checkServerTrusted(chain, authType, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        delegate(chain).checkServerTrusted(chain, authType);
    }

    private X509ExtendedTrustManager delegate(X509Certificate[] chain) throws CertificateException {
        try {
            for (X509Certificate certificate : chain) {
                byte[] found = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
                if (MessageDigest.isEqual(found, fingerprint)) {
                    authority = Optional.of(certificate);
                    return trustingOnly(certificate);
                }
            }
        } catch (GeneralSecurityException | java.io.IOException e) {
            throw new CertificateException(e);
        }
        throw new CertificateException("the server does not show the certificate authority that the code names");
    }

    private static X509ExtendedTrustManager trustingOnly(X509Certificate authority)
            throws GeneralSecurityException, java.io.IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("authority", authority);
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager extended) {
                return extended;
            }
        }
        throw new GeneralSecurityException("the JDK has no X.509 trust manager");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("never a server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("never a server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("never a server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
