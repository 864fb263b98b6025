package dev.fairlead.transport;

import dev.fairlead.configuration.HttpUrl;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.routing.HttpRoutePlanner;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.ModalCloseable;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Apache HttpClient for one target: connections are kept alive for the next exchange, requests are sent as they are, and
 * nothing is followed, decompressed, remembered or logged on to.
 */
final class PooledClient {

    private static final TimeValue CHECKED_WHEN_IDLE_FOR = TimeValue.ofSeconds(1);
    private static final TimeValue KEPT_FOR = TimeValue.ofMinutes(10);

    private final PoolingHttpClientConnectionManager connections;
    private final CloseableHttpClient client;
    private volatile boolean retired;
    private volatile Limit lastLimit = Limit.of(Duration.ofSeconds(30));
    private volatile Optional<KnownHost> lastHost = Optional.empty();

    PooledClient(
            Optional<TlsSocketStrategy> tls,
            Duration connectTimeout,
            TransportLimits limits,
            HttpRoutePlanner routes,
            DnsResolver addresses,
            Optional<IdleConnections> idle,
            DelayedTasks tasks) {
        Timeout connect = Timeout.of(connectTimeout);
        PoolingHttpClientConnectionManagerBuilder pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(addresses)
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
                .setMaxConnTotal(limits.connections());
        tls.ifPresent(pool::setTlsSocketStrategy);
        connections = pool.build();
        HttpClientBuilder builder = HttpClients.custom();
        idle.ifPresent(few -> keep(few, tasks, builder));
        client = builder.setConnectionManager(connections)
                .setRetryStrategy(new IdempotentRetry())
                .setRoutePlanner(routes)
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .disableDefaultUserAgent()
                .build();
    }

    /** Ends after its exchange what is not to be kept; what was idle for too long is not used again, and closed. */
    private void keep(IdleConnections idle, DelayedTasks tasks, HttpClientBuilder builder) {
        IdleChecks checks = new IdleChecks(connections, idle.checkPeriod(), tasks);
        builder.setConnectionReuseStrategy((request, response, context) -> {
            boolean kept = !idle.none()
                    && connections.getTotalStats().getAvailable() < idle.most()
                    && DefaultClientConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context);
            if (kept) {
                checks.plan();
            }
            return kept;
        });
        TimeValue most = TimeValue.of(idle.time());
        builder.setKeepAliveStrategy((response, context) -> {
            TimeValue said = DefaultConnectionKeepAliveStrategy.INSTANCE.getKeepAliveDuration(response, context);
            return TimeValue.isPositive(said) && said.compareTo(most) < 0 ? said : most;
        });
    }

    /** The configuration of requests with one timeout: nearly all have the destination's. */
    private record Limit(Duration timeout, RequestConfig config) {
        static Limit of(Duration timeout) {
            Timeout wait = Timeout.of(timeout);
            return new Limit(
                    timeout,
                    RequestConfig.custom()
                            .setConnectionRequestTimeout(wait)
                            .setResponseTimeout(wait)
                            .setAuthenticationEnabled(false)
                            .setProtocolUpgradeEnabled(false)
                            .build());
        }
    }

    /** Nearly all requests go to one host. */
    private record KnownHost(HttpUrl url, HttpHost host) {}

    /** The host to connect to; several exchanges share one. */
    HttpHost host(Exchange exchange) {
        Optional<KnownHost> known = lastHost;
        if (known.isPresent() && known.get().url() == exchange.url()) {
            return known.get().host();
        }
        HttpHost host = HttpMessages.host(exchange);
        lastHost = Optional.of(new KnownHost(exchange.url(), host));
        return host;
    }

    /**
     * @param owner whom the connection is kept for; empty if anybody may use it next
     * @throws dev.fairlead.error.DestinationException if no response came
     */
    StreamedResponse send(Exchange exchange, HttpHost host, ClassicHttpRequest request, Optional<String> owner) {
        HttpClientContext context = HttpClientContext.create();
        context.setRequestConfig(config(exchange.timeout()));
        owner.ifPresent(context::setUserToken);
        ClassicHttpResponse response = null;
        try {
            response = client.executeOpen(host, request, context);
            ClassicHttpResponse open = response;
            return new StreamedResponse(exchange, open, () -> release(open));
        } catch (IOException | IllegalStateException e) {
            abandon(response);
            throw Failures.ofHead(exchange, e);
        }
    }

    private RequestConfig config(Duration timeout) {
        Limit limit = lastLimit;
        if (!limit.timeout().equals(timeout)) {
            limit = Limit.of(timeout);
            lastLimit = limit;
        }
        return limit.config();
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

    /** How many connections are kept for later exchanges. */
    int idle() {
        return connections.getTotalStats().getAvailable();
    }

    void retire() {
        retired = true;
        closeIdle();
    }

    private void closeIdle() {
        connections.closeIdle(TimeValue.ZERO_MILLISECONDS);
    }

    void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
