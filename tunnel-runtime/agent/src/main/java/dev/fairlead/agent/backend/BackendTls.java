package dev.fairlead.agent.backend;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.fairlead.agent.access.ConnectionSettings;
import dev.fairlead.agent.access.InternalAddress;
import dev.fairlead.tunnel.carrier.NetworkStack;
import dev.fairlead.tunnel.keys.Identity;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * TLS towards back ends (agent specification, 3.6 and 5.4). Every identity has a context of its own, so that no TLS
 * session is ever resumed for another one, nor one whose host name nobody checked. The Java platform's own trust store
 * is never asked.
 */
final class BackendTls {
    private static final System.Logger LOG = System.getLogger(BackendTls.class.getName());
    private static final long MAX_CONTEXTS = 1_000;
    private static final Duration UNUSED = Duration.ofHours(1);

    private final NetworkStack stack;
    private final BackendTrust trust;
    private final Optional<TrustManager> trustManager;
    private final Cache<Key, SslContext> contexts = Caffeine.newBuilder()
            .maximumSize(MAX_CONTEXTS)
            .expireAfterAccess(UNUSED)
            .build();

    BackendTls(NetworkStack stack, BackendTrust trust) {
        this.stack = stack;
        this.trust = trust;
        this.trustManager = trust.none() ? Optional.empty() : Optional.of(trustManager(trust));
    }

    /**
     * What puts TLS at the end of a new connection's pipeline.
     *
     * @param identity offered if the server asks for one; empty for nothing
     * @throws SSLException if nothing is trusted, or the identity cannot be used
     */
    Consumer<ChannelPipeline> securing(
            InternalAddress address, Optional<Identity> identity, ConnectionSettings settings) throws SSLException {
        SslContext context = context(identity, settings.checkHostName() && !trust.all());
        return pipeline -> {
            SslHandler handler = context.newHandler(pipeline.channel().alloc(), address.host(), address.port());
            handler.setHandshakeTimeoutMillis(settings.timeout().toMillis());
            name(handler.engine(), address.host());
            pipeline.addLast(handler);
        };
    }

    /** The platform names the server (SNI) by itself only where the name has a dot. */
    private static void name(SSLEngine engine, String host) {
        if (!NetUtil.isValidIpV4Address(host) && !NetUtil.isValidIpV6Address(host)) {
            SSLParameters parameters = engine.getSSLParameters();
            try {
                parameters.setServerNames(List.of(new SNIHostName(host)));
                engine.setSSLParameters(parameters);
            } catch (IllegalArgumentException unsendable) {
                LOG.log(System.Logger.Level.DEBUG, "{0} cannot be named in TLS", host);
            }
        }
    }

    private SslContext context(Optional<Identity> identity, boolean checkHostName) throws SSLException {
        Key key = new Key(identity.map(Identity::certificate), checkHostName);
        SslContext known = contexts.getIfPresent(key);
        if (known != null) {
            return known;
        }
        SslContext made = make(identity, checkHostName);
        contexts.put(key, made);
        return made;
    }

    private SslContext make(Optional<Identity> identity, boolean checkHostName) throws SSLException {
        SslContextBuilder builder = SslContextBuilder.forClient()
                .sslProvider(stack.tls())
                .protocols("TLSv1.3", "TLSv1.2")
                .endpointIdentificationAlgorithm(checkHostName ? "HTTPS" : null)
                .trustManager(trustManager.orElseThrow(() -> new SSLException("No TLS back end is trusted")));
        identity.ifPresent(offered -> builder.keyManager(offered.key(), offered.chain()));
        return builder.build();
    }

    private static TrustManager trustManager(BackendTrust trust) {
        try {
            if (trust.all()) {
                return InsecureTrustManagerFactory.INSTANCE.getTrustManagers()[0];
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (X509Certificate certificate : trust.listed()) {
                store.setCertificateEntry("trustedbackend." + store.size(), certificate);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers()[0];
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("Every Java platform can trust certificates", impossible);
        }
    }

    private record Key(Optional<X509Certificate> identity, boolean checkHostName) {}
}
