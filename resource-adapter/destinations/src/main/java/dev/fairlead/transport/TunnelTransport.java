package dev.fairlead.transport;

import dev.fairlead.caller.UserToken;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.http.RequestBody;
import dev.fairlead.route.Tunnel;
import dev.fairlead.route.TunnelPrincipal;
import dev.fairlead.route.TunnelRequest;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/** Sends each request over a tunnel stream of its own, so that nothing is ever bound to a connection. */
public final class TunnelTransport implements Transport {

    private static final String TECHNICAL = "SAP-Connectivity-Technical-Authentication";
    private static final String BEARER = "Bearer ";
    private static final Set<String> METHODS_WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private final Tunnel tunnel;
    private final String tenant;
    private final String locationId;
    private final Optional<String> virtualPort;
    private final Duration connectTimeout;
    private final Http1Config config;
    private final HttpRequestExecutor executor = new HttpRequestExecutor();

    /**
     * @param tenant whose agents are asked
     * @param locationId of the agents; empty for those without one
     * @param virtualPort of the agent's mapping, where that is one for calls of functions
     * @param connectTimeout how long an agent may take to reach the back end
     */
    public TunnelTransport(
            Tunnel tunnel,
            String tenant,
            String locationId,
            Optional<String> virtualPort,
            Duration connectTimeout,
            TransportLimits limits) {
        this.tunnel = tunnel;
        this.tenant = tenant;
        this.locationId = locationId;
        this.virtualPort = virtualPort;
        this.connectTimeout = connectTimeout;
        this.config = HttpMessages.config(limits);
    }

    @Override
    public DestinationResponse exchange(Exchange exchange) {
        DefaultBHttpClientConnection connection = new DefaultBHttpClientConnection(config);
        try {
            connection.bind(open(exchange));
            connection.setSocketTimeout(Timeout.of(exchange.timeout()));
            ClassicHttpResponse response = executor.execute(request(exchange), connection, HttpCoreContext.create());
            return new StreamedResponse(exchange, response, () -> connection.close(CloseMode.IMMEDIATE));
        } catch (IOException | HttpException | RuntimeException e) {
            connection.close(CloseMode.IMMEDIATE);
            throw Failures.ofHead(exchange, e);
        }
    }

    private Socket open(Exchange exchange) throws IOException {
        return tunnel.open(new TunnelRequest(
                tenant,
                locationId,
                exchange.url().host(),
                virtualPort.orElseGet(() -> Integer.toString(exchange.url().port())),
                virtualPort.isPresent(),
                principal(exchange),
                UUID.randomUUID().toString(),
                connectTimeout));
    }

    /** A technical client is in a header field for proxies; only the engine sets it. */
    private static Optional<TunnelPrincipal> principal(Exchange exchange) {
        Optional<TunnelPrincipal> technical = exchange.headers().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(TECHNICAL))
                .map(header -> header.getValue().substring(BEARER.length()))
                .map(token -> new TunnelPrincipal(UserToken.of(token), true))
                .findFirst();
        return technical.or(() -> exchange.principal().map(user -> new TunnelPrincipal(user, false)));
    }

    private static ClassicHttpRequest request(Exchange exchange) {
        ClassicHttpRequest request = HttpMessages.request(exchange);
        request.removeHeaders(TECHNICAL);
        request.setHeader(HttpHeaders.HOST, exchange.url().authority());
        request.setHeader(HttpHeaders.CONNECTION, "close");
        if (exchange.body().isPresent()) {
            frame(request, exchange.body().get());
        } else if (METHODS_WITH_BODY.contains(exchange.method())) {
            request.setHeader(HttpHeaders.CONTENT_LENGTH, 0);
        }
        return request;
    }

    private static void frame(ClassicHttpRequest request, RequestBody body) {
        if (body.length().isPresent()) {
            request.setHeader(HttpHeaders.CONTENT_LENGTH, body.length().getAsLong());
        } else {
            request.setHeader(HttpHeaders.TRANSFER_ENCODING, "chunked");
        }
        if (!body.contentType().isEmpty() && !request.containsHeader(HttpHeaders.CONTENT_TYPE)) {
            request.setHeader(HttpHeaders.CONTENT_TYPE, body.contentType());
        }
    }

    /** Nothing is kept between exchanges. */
    @Override
    public void retire() {}

    /** The tunnel ends the streams when it ends itself. */
    @Override
    public void close() {}
}
