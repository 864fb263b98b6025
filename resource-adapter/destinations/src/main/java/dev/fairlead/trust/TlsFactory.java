package dev.fairlead.trust;

import dev.fairlead.configuration.HostnameRule;
import dev.fairlead.configuration.KeyStoreReference;
import dev.fairlead.configuration.TrustSettings;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
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
    private static final String KEY_SOURCE = "KeyStore.Source";

    private final ServerKeys serverKeys;
    private final Clock clock;
    // many destinations trust nobody else, and a manager for all of the JVM's anchors is large
    private volatile Optional<TrustManager[]> ofTheJvm = Optional.empty();

    /**
     * @param serverKeys keys for destinations that leave theirs to the server
     * @param clock the time that client certificates are valid by
     */
    public TlsFactory(ServerKeys serverKeys, Clock clock) {
        this.serverKeys = serverKeys;
        this.clock = clock;
    }

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
        return create(
                destination,
                settings,
                certificates,
                clientKey.map(reference -> stored(destination, reference, certificates)));
    }

    /**
     * Reads the trust store, if there is one, and makes a new context that shows the server's key for the destination.
     *
     * @throws dev.fairlead.error.InvalidDestinationException if the store cannot be used, or the server has no such key
     */
    public Tls createWithServerKey(String destination, TrustSettings settings, Certificates certificates) {
        CertifiedKey key = serverKeys
                .key(destination)
                .orElseThrow(() -> DestinationException.of(ErrorDetail.of(
                                ErrorCode.KEY_OR_TRUST_STORE_UNUSABLE,
                                destination,
                                KEY_SOURCE,
                                "is ClientProvided, and this server has no key for it")
                        .withHint("Give the server a key for the destination, or set KeyStoreLocation")));
        ClientKey shown = new ClientKey(destination, KEY_SOURCE, "ClientProvided", key, clock);
        return create(destination, settings, certificates, Optional.of(shown));
    }

    private ClientKey stored(String destination, KeyStoreReference reference, Certificates certificates) {
        CertifiedKey key = KeyStores.signingKey(destination, reference, Optional.empty(), certificates);
        return new ClientKey(destination, reference.property(), reference.location(), key, clock);
    }

    private Tls create(
            String destination, TrustSettings settings, Certificates certificates, Optional<ClientKey> clientKey) {
        KeyManager[] keys = clientKey
                .map(shown -> new KeyManager[] {new ClientKeyManager(shown.key())})
                .orElseGet(() -> new KeyManager[0]);
        if (settings.trustAll()) {
            LOG.log(
                    Level.WARNING,
                    "Destination ''{0}'': TrustAll is TRUE, whoever answers is trusted with everything sent",
                    destination);
            return new Tls(context(keys, new TrustAnybody()), Optional.of((host, session) -> true), clientKey);
        }
        List<X509Certificate> own = TrustStores.read(destination, settings, certificates);
        SSLContext context = context(keys, trusting(own));
        return settings.hostnames() == HostnameRule.STRICT
                ? new Tls(context, Optional.empty(), clientKey)
                : new Tls(context, Optional.of(new BrowserCompatibleVerifier()), clientKey);
    }

    private TrustManager[] trusting(List<X509Certificate> own) {
        if (!own.isEmpty()) {
            return trustManagers(own);
        }
        Optional<TrustManager[]> known = ofTheJvm;
        if (known.isEmpty()) {
            // threads that race make the same
            known = Optional.of(trustManagers(own));
            ofTheJvm = known;
        }
        return known.get();
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
