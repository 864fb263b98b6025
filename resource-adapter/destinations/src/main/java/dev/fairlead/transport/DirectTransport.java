package dev.fairlead.transport;

import dev.fairlead.http.DestinationResponse;
import dev.fairlead.trust.ClientKey;
import dev.fairlead.trust.Tls;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.HostnameVerifier;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.ModalCloseable;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Connects to the target itself, or through the web proxy of the JVM's system properties, and keeps connections alive
 * for the next exchange of the same destination.
 */
public final class DirectTransport implements Transport {

    private static final String[] TLS_VERSIONS = {"TLSv1.3", "TLSv1.2"};
    private static final TimeValue CHECKED_WHEN_IDLE_FOR = TimeValue.ofSeconds(1);
    private static final TimeValue KEPT_FOR = TimeValue.ofMinutes(10);

    private final PoolingHttpClientConnectionManager connections;
    private final CloseableHttpClient client;
    private final Optional<ClientKey> clientKey;
    private volatile boolean retired;

    /**
     * @param tls for targets behind {@code https}
     * @param connectTimeout limit for connecting, and for the TLS handshake
     */
    public DirectTransport(Tls tls, Duration connectTimeout, TransportLimits limits) {
        clientKey = tls.clientKey();
        Timeout connect = Timeout.of(connectTimeout);
        connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setTlsSocketStrategy(strategy(tls))
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(HttpMessages.config(limits))
                        // the client's own parser skips lines that are no HTTP
                        .responseParserFactory(new DefaultHttpResponseParserFactory(HttpMessages.config(limits)))
                        .build())
                .setDefaultTlsConfig(
                        TlsConfig.custom().setHandshakeTimeout(connect).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setValidateAfterInactivity(CHECKED_WHEN_IDLE_FOR)
                        .setTimeToLive(KEPT_FOR)
                        .build())
                .setMaxConnPerRoute(limits.connections())
                .setMaxConnTotal(limits.connections())
                .build();
        client = HttpClients.custom()
                .setConnectionManager(connections)
                .setRetryStrategy(new IdempotentRetry())
                .setRoutePlanner(new SystemDefaultRoutePlanner(null))
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .disableDefaultUserAgent()
                .build();
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
        HttpClientContext context = HttpClientContext.create();
        Timeout timeout = Timeout.of(exchange.timeout());
        context.setRequestConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(timeout)
                .setResponseTimeout(timeout)
                .setAuthenticationEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build());
        ClassicHttpResponse response = null;
        try {
            response = client.executeOpen(HttpMessages.host(exchange), HttpMessages.request(exchange), context);
            ClassicHttpResponse open = response;
            return new StreamedResponse(exchange, open, () -> release(open));
        } catch (IOException | IllegalStateException e) {
            abandon(response);
            throw Failures.ofHead(exchange, e);
        }
    }

    private void release(ClassicHttpResponse response) {
        abandon(response);
        if (retired) {
            closeIdle();
        }
    }

    /** Without reading the rest, which a graceful end would wait for; after the end there is nothing left to abandon. */
    private static void abandon(ClassicHttpResponse response) {
        if (response instanceof ModalCloseable closeable) {
            closeable.close(CloseMode.IMMEDIATE);
        }
    }

    @Override
    public void retire() {
        retired = true;
        closeIdle();
    }

    private void closeIdle() {
        connections.closeIdle(TimeValue.ZERO_MILLISECONDS);
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
