package dev.fairlead.trust;

import dev.fairlead.configuration.HostnameRule;
import dev.fairlead.configuration.KeyStoreReference;
import dev.fairlead.configuration.TrustSettings;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Makes the TLS of a destination from its settings (destination specification, 4.5 and 4.6). */
public final class TlsFactory {

    private static final Logger LOG = System.getLogger(TlsFactory.class.getName());

    /**
     * Reads trust store and client key, if there are any, and makes a new context.
     *
     * @param clientKey the key that the client shows; empty for none
     * @throws dev.fairlead.error.InvalidDestinationException if a store cannot be used
     */
    public Tls create(
            String destination,
            TrustSettings settings,
            Optional<KeyStoreReference> clientKey,
            Certificates certificates) {
        KeyManager[] keys = clientKey
                .map(reference -> KeyStores.keyManagers(destination, reference, certificates))
                .orElseGet(() -> new KeyManager[0]);
        if (settings.trustAll()) {
            LOG.log(
                    Level.WARNING,
                    "Destination ''{0}'': TrustAll is TRUE, whoever answers is trusted with everything sent",
                    destination);
            return new Tls(context(keys, new TrustAnybody()), Optional.of((host, session) -> true));
        }
        List<X509Certificate> own = TrustStores.read(destination, settings, certificates);
        SSLContext context = context(keys, trustManagers(own));
        return settings.hostnames() == HostnameRule.STRICT
                ? new Tls(context, Optional.empty())
                : new Tls(context, Optional.of(new BrowserCompatibleVerifier()));
    }

    private static TrustManager[] trustManagers(List<X509Certificate> own) {
        try {
            List<X509Certificate> anchors = anchors(own);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (int i = 0; i < anchors.size(); i++) {
                store.setCertificateEntry("anchor-" + i, anchors.get(i));
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The JVM cannot build trust managers", e);
        }
    }

    /** Those of the JVM and the destination's own. */
    static List<X509Certificate> anchors(List<X509Certificate> own) {
        try {
            List<X509Certificate> anchors = new ArrayList<>(List.of(ofTheJvm().getAcceptedIssuers()));
            anchors.addAll(own);
            return anchors;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JVM has no trust managers", e);
        }
    }

    private static X509TrustManager ofTheJvm() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new IllegalStateException("The JVM has no trust manager for X.509");
    }

    private static SSLContext context(KeyManager[] keys, TrustManager... managers) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, managers, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JVM has no TLS", e);
        }
    }
}
