package dev.fairlead.transport;

import dev.fairlead.http.DestinationResponse;
import dev.fairlead.trust.ClientKey;
import dev.fairlead.trust.Tls;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.HostnameVerifier;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;

/**
 * Connects to the target itself, or through the web proxy of the JVM's system properties, and keeps connections alive
 * for the next exchange of the same destination.
 */
public final class DirectTransport implements Transport {

    private static final String[] TLS_VERSIONS = {"TLSv1.3", "TLSv1.2"};

    private final PooledClient client;
    private final WebProxies proxies;
    private final AddressPolicy policy;
    private final Optional<ClientKey> clientKey;

    /**
     * @param tls for targets behind {@code https}
     * @param connectTimeout limit for connecting, and for the TLS handshake
     * @param policy which addresses may be connected to
     */
    public DirectTransport(Tls tls, Duration connectTimeout, TransportLimits limits, AddressPolicy policy) {
        this(tls, connectTimeout, limits, policy, Optional.empty(), DelayedTasks.NONE);
    }

    /**
     * @param idle which connections are kept; empty for the default
     * @param tasks closes those that expire
     */
    public DirectTransport(
            Tls tls,
            Duration connectTimeout,
            TransportLimits limits,
            AddressPolicy policy,
            Optional<IdleConnections> idle,
            DelayedTasks tasks) {
        this.clientKey = tls.clientKey();
        this.policy = policy;
        this.proxies = new WebProxies();
        this.client = new PooledClient(
                Optional.of(strategy(tls)),
                connectTimeout,
                limits,
                proxies,
                new CheckedAddresses(policy, proxies),
                idle,
                tasks);
    }

    private static TlsSocketStrategy strategy(Tls tls) {
        boolean strict = tls.verifier().isEmpty();
        HostnameVerifier verifier = tls.verifier().orElse(NoopHostnameVerifier.INSTANCE);
        return new DefaultClientTlsStrategy(
                tls.context(),
                TLS_VERSIONS,
                null,
                SSLBufferMode.STATIC,
                strict ? HostnameVerificationPolicy.BUILTIN : HostnameVerificationPolicy.CLIENT,
                verifier);
    }

    @Override
    public DestinationResponse exchange(Exchange exchange) {
        clientKey.ifPresent(ClientKey::requireValid);
        HttpHost host = client.host(exchange);
        return client.send(exchange, host, HttpMessages.request(exchange, host), Optional.empty());
    }

    @Override
    public int idle() {
        return client.idle();
    }

    @Override
    public void retire() {
        client.retire();
    }

    @Override
    public void close() {
        client.close();
    }
}
