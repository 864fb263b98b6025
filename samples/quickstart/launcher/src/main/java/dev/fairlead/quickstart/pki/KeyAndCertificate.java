package dev.fairlead.quickstart.pki;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A private key, and the certificate that goes with it.
 *
 * @param key the private key
 * @param chain the certificate, then those of its issuers
 */
public record KeyAndCertificate(PrivateKey key, List<X509Certificate> chain) {
    private static final char[] IN_MEMORY = new char[0];

    public KeyAndCertificate {
        chain = List.copyOf(chain);
    }

    /** TLS with this identity, which trusts clients whose certificates {@code clientAuthorities} issued or are. */
    public SSLContext serverContext(Collection<X509Certificate> clientAuthorities) {
        try {
            KeyStore own = emptyStore();
            own.setKeyEntry("own", key, IN_MEMORY, chain.toArray(Certificate[]::new));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, IN_MEMORY);
            return context(keys.getKeyManagers(), clientAuthorities);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("No TLS for " + this, e);
        }
    }

    static SSLContext context(KeyManager[] keys, Collection<X509Certificate> authorities) {
        try {
            KeyStore trusted = emptyStore();
            for (X509Certificate authority : authorities) {
                trusted.setCertificateEntry("authority-" + trusted.size(), authority);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("No TLS", e);
        }
    }

    private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    /** The subject only; the key never prints. */
    @Override
    public String toString() {
        return "KeyAndCertificate[" + chain.get(0).getSubjectX500Principal() + "]";
    }
}
