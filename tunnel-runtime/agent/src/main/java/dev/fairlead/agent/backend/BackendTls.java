package dev.fairlead.agent.backend;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.fairlead.tunnel.keys.Identity;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * TLS towards back ends (agent specification, 3.6 and 5.4). Every identity has a context of its own, so that no TLS
 * session is ever resumed for another one. Only the certificates of the configuration are trusted, and the server's
 * must name the host.
 */
final class BackendTls {
    private static final long MAX_CONTEXTS = 1_000;
    private static final Duration UNUSED = Duration.ofHours(1);

    private final Optional<TrustManager> trust;
    private final Cache<Optional<X509Certificate>, SslContext> contexts = Caffeine.newBuilder()
            .maximumSize(MAX_CONTEXTS)
            .expireAfterAccess(UNUSED)
            .build();

    /**
     * @param trusted of which a server must present or chain to one; empty: none is trusted
     */
    BackendTls(List<X509Certificate> trusted) {
        this.trust = trusted.isEmpty() ? Optional.empty() : Optional.of(trustManager(trusted));
    }

    /**
     * The context for an identity.
     *
     * @throws SSLException if nothing is trusted, or the identity cannot be used
     */
    SslContext context(Optional<Identity> identity) throws SSLException {
        Optional<X509Certificate> key = identity.map(Identity::certificate);
        SslContext known = contexts.getIfPresent(key);
        if (known != null) {
            return known;
        }
        SslContext made = make(identity);
        contexts.put(key, made);
        return made;
    }

    private SslContext make(Optional<Identity> identity) throws SSLException {
        SslContextBuilder builder = SslContextBuilder.forClient()
                .sslProvider(SslProvider.JDK)
                .protocols("TLSv1.3", "TLSv1.2")
                .endpointIdentificationAlgorithm("HTTPS")
                .trustManager(trust.orElseThrow(() -> new SSLException("No TLS back end is trusted")));
        identity.ifPresent(offered -> builder.keyManager(offered.key(), offered.chain()));
        return builder.build();
    }

    private static TrustManager trustManager(List<X509Certificate> trusted) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (int i = 0; i < trusted.size(); i++) {
                store.setCertificateEntry("trustedbackend." + i, trusted.get(i));
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers()[0];
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("Every Java platform can trust certificates", impossible);
        }
    }
}
