package dev.fairlead.transport;

import dev.fairlead.caller.UserToken;
import dev.fairlead.configuration.Authentication.PrincipalPropagation.Mode;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.route.ConnectivityProxy;
import dev.fairlead.route.ProxyToken;
import java.time.Duration;
import java.util.Optional;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.routing.HttpRoutePlanner;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;

/**
 * Sends requests through the proxy of SAP's Connectivity service (connectivity specification, 1.3): plain HTTP with the
 * absolute form of the target, never {@code CONNECT}, never an upgrade. The proxy keeps the back end's connection for
 * each of its own, so that one is used again for the same destination, tenant and propagated user only.
 */
public final class ConnectivityProxyTransport implements Transport {

    private static final String LOCATION = "SAP-Connectivity-SCC-Location_ID";
    /** Ours: SAP's proxy serves no ports that have names, and its agents no such mapping over HTTP. */
    private static final String VIRTUAL_PORT = "X-Fairlead-Virtual-Port";

    private static final String USER = "SAP-Connectivity-Authentication";
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    private final ConnectivityProxy proxy;
    private final String tenant;
    private final String locationId;
    private final Optional<String> virtualPort;
    private final Mode mode;
    private final PooledClient client;

    /**
     * @param tenant whose agents are asked
     * @param locationId of the agents; empty for those without one
     * @param virtualPort of the agent's mapping, where it is not the number in the target's address
     * @param mode how the proxy is told of a propagated user
     * @param connectTimeout limit for connecting to the proxy
     * @param idle which connections are kept; empty for the default
     * @param tasks closes those that expire
     */
    public ConnectivityProxyTransport(
            ConnectivityProxy proxy,
            String tenant,
            String locationId,
            Optional<String> virtualPort,
            Mode mode,
            Duration connectTimeout,
            TransportLimits limits,
            Optional<IdleConnections> idle,
            DelayedTasks tasks) {
        this.proxy = proxy;
        this.tenant = tenant;
        this.locationId = locationId;
        this.virtualPort = virtualPort;
        this.mode = mode;
        // a host may stand without its port, a route not
        HttpRoutePlanner throughProxy = (target, context) -> new HttpRoute(
                RoutingSupport.normalize(target, DefaultSchemePortResolver.INSTANCE),
                null,
                new HttpHost(proxy.host(), proxy.port()),
                false);
        this.client = new PooledClient(
                Optional.empty(), connectTimeout, limits, throughProxy, SystemDefaultDnsResolver.INSTANCE, idle, tasks);
    }

    /** A token that the proxy refuses is renewed once, and the request repeated if it can be. */
    @Override
    public DestinationResponse exchange(Exchange exchange) {
        boolean exchanged = exchange.principal().filter(this::exchanged).isPresent();
        ProxyToken token = token(exchange, exchanged);
        StreamedResponse response = send(exchange, exchanged, token);
        if (response.status() != PROXY_AUTHENTICATION_REQUIRED) {
            return ProxyAnswers.checked(exchange, locationId, response);
        }
        response.close();
        token.evict();
        if (!exchange.repeatable()) {
            throw refused(exchange, "refused its token, and the request's body cannot be sent again");
        }
        StreamedResponse again = send(exchange, exchanged, token(exchange, exchanged));
        if (again.status() == PROXY_AUTHENTICATION_REQUIRED) {
            again.close();
            throw refused(exchange, "refused its token, and a new one as well");
        }
        return ProxyAnswers.checked(exchange, locationId, again);
    }

    private boolean exchanged(UserToken user) {
        return mode == Mode.EXCHANGE || mode == Mode.AUTO && proxy.exchanges(user);
    }

    private ProxyToken token(Exchange exchange, boolean exchanged) {
        return exchange.principal()
                .map(user -> exchanged ? proxy.exchanged(tenant, user) : proxy.tokenBeside(tenant, user))
                .orElseGet(() -> proxy.token(tenant));
    }

    private StreamedResponse send(Exchange exchange, boolean exchanged, ProxyToken token) {
        HttpHost host = client.host(exchange);
        ClassicHttpRequest request = HttpMessages.request(exchange, host);
        request.setHeader(
                HttpHeaders.PROXY_AUTHORIZATION, "Bearer " + token.value().reveal());
        if (!locationId.isEmpty()) {
            request.setHeader(LOCATION, locationId);
        }
        virtualPort.ifPresent(port -> request.setHeader(VIRTUAL_PORT, port));
        if (!exchanged) {
            exchange.principal().ifPresent(user -> request.setHeader(USER, "Bearer " + user.reveal()));
        }
        ProxyLines.check(exchange, request);
        return client.send(exchange, host, request, exchange.principal().map(UserToken::digest));
    }

    private static DestinationException refused(Exchange exchange, String found) {
        return DestinationException.of(ErrorDetail.of(
                        ErrorCode.CREDENTIALS_REFUSED, exchange.destination(), "connectivity proxy", found)
                .withHint("Compare the tenant and the client of the connectivity binding with what the proxy allows"));
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
