package dev.fairlead.destination;

import dev.fairlead.configuration.Authentication;
import dev.fairlead.configuration.Authentication.PrincipalPropagation.Mode;
import dev.fairlead.configuration.Configuration;
import dev.fairlead.configuration.HttpConfiguration;
import dev.fairlead.configuration.KeyStoreReference;
import dev.fairlead.configuration.ProxyType;
import dev.fairlead.configuration.TokenService;
import dev.fairlead.configuration.TrustSettings;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.route.ConnectivityProxy;
import dev.fairlead.route.Tunnel;
import dev.fairlead.transport.AddressPolicy;
import dev.fairlead.transport.ConnectivityProxyTransport;
import dev.fairlead.transport.DelayedTasks;
import dev.fairlead.transport.DirectTransport;
import dev.fairlead.transport.IdleConnections;
import dev.fairlead.transport.Transport;
import dev.fairlead.transport.TransportLimits;
import dev.fairlead.transport.TunnelTransport;
import dev.fairlead.trust.Certificates;
import dev.fairlead.trust.Tls;
import dev.fairlead.trust.TlsFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Chooses the ways that a destination's requests take: to its target, and to its token service. */
final class Routes {

    private final TlsFactory tlsFactory;
    private final Optional<Tunnel> tunnel;
    private final Optional<ConnectivityProxy> proxy;
    private final TransportLimits limits;
    private final AddressPolicy addresses;
    private final DelayedTasks tasks;
    private final SharedTransports tokenServices = new SharedTransports();

    /**
     * @param tunnel the way to on-premise systems; goes before the other one
     * @param proxy the other way to on-premise systems
     * @param addresses which ones targets and token services may have
     * @param tasks what transports put off
     */
    Routes(
            TlsFactory tlsFactory,
            Optional<Tunnel> tunnel,
            Optional<ConnectivityProxy> proxy,
            TransportLimits limits,
            AddressPolicy addresses,
            DelayedTasks tasks) {
        this.tlsFactory = tlsFactory;
        this.tunnel = tunnel;
        this.proxy = proxy;
        this.limits = limits;
        this.addresses = addresses;
        this.tasks = tasks;
    }

    /**
     * Whose destination it is, and whose on-premise systems it leads to.
     *
     * @param application name of the application that brought it along; empty for the server
     * @param tenant the tenant by the name that this installation's gateway knows
     * @param subscriber the tenant by the name that the platform knows; empty for the platform's provider
     */
    record Owner(String application, String tenant, String subscriber) {}

    /** The way to the target; it connects to nobody before its first use. */
    Transport toTarget(Owner owner, HttpView target, Certificates stores) {
        HttpConfiguration configuration = target.configuration();
        return transport(
                owner,
                configuration,
                target.virtualPort(),
                target.idle(),
                configuration.proxyType(),
                configuration.connectTimeout(),
                () -> targetTls(configuration, stores));
    }

    /** The way to the token service; it connects to nobody before its first use. */
    Transport toTokenService(Owner owner, Configuration configuration, TokenService service, Certificates stores) {
        TrustSettings trust = configuration.trust();
        Supplier<Tls> tls = () -> tlsFactory.create(configuration.name(), trust, service.keyStore(), stores);
        if (!shared(trust, service)) {
            return transport(
                    owner,
                    configuration,
                    Optional.empty(),
                    Optional.empty(),
                    service.proxyType(),
                    service.connectTimeout(),
                    tls);
        }
        SharedTransports.Way way = new SharedTransports.Way(
                owner.application(), owner.tenant(), service.url(), trust.hostnames(), service.connectTimeout());
        return new LazyTransport(
                configuration.name(),
                () -> tokenServices.lease(way, () -> direct(tls.get(), service.connectTimeout(), Optional.empty())));
    }

    /** Whether a connection shows and trusts nobody of the destination's own, and belongs to no user. */
    private static boolean shared(TrustSettings trust, TokenService service) {
        return service.proxyType() == ProxyType.INTERNET
                && service.keyStore().isEmpty()
                && trust.storeLocation().isEmpty()
                && !trust.trustAll();
    }

    private Transport direct(Tls tls, Duration connectTimeout, Optional<IdleConnections> idle) {
        return new DirectTransport(tls, connectTimeout, limits, addresses, idle, tasks);
    }

    private Tls targetTls(HttpConfiguration configuration, Certificates stores) {
        String destination = configuration.name();
        if (usesServerKey(configuration.authentication())) {
            return tlsFactory.createWithServerKey(destination, configuration.trust(), stores);
        }
        Optional<KeyStoreReference> clientKey =
                configuration.authentication() instanceof Authentication.ClientCertificate client
                        ? client.keyStore()
                        : Optional.empty();
        return tlsFactory.create(destination, configuration.trust(), clientKey, stores);
    }

    /** Whether the target is shown a key that the server holds, rather than the destination's. */
    static boolean usesServerKey(Authentication authentication) {
        return authentication instanceof Authentication.ClientCertificate client
                && client.keyStore().isEmpty();
    }

    private Transport transport(
            Owner owner,
            Configuration configuration,
            Optional<String> virtualPort,
            Optional<IdleConnections> idle,
            ProxyType proxyType,
            Duration connectTimeout,
            Supplier<Tls> tls) {
        Supplier<Transport> open = proxyType == ProxyType.ON_PREMISE
                ? () -> onPremise(owner, configuration, virtualPort, idle, connectTimeout)
                : () -> direct(tls.get(), connectTimeout, idle);
        return new LazyTransport(configuration.name(), open);
    }

    private Transport onPremise(
            Owner owner,
            Configuration configuration,
            Optional<String> virtualPort,
            Optional<IdleConnections> idle,
            Duration connectTimeout) {
        String locationId = configuration.locationId();
        if (tunnel.isPresent()) {
            return new TunnelTransport(tunnel.get(), owner.tenant(), locationId, virtualPort, connectTimeout, limits);
        }
        ConnectivityProxy sap = proxy.orElseThrow(() -> DestinationException.of(ErrorDetail.of(
                ErrorCode.NO_TUNNEL,
                configuration.name(),
                "ProxyType",
                "is OnPremise, and this server has no gateway and no connectivity binding")));
        Mode mode = configuration.authentication() instanceof Authentication.PrincipalPropagation propagation
                ? propagation.mode()
                : Mode.HEADERS;
        // a number stands in the address already
        Optional<String> portName = virtualPort.filter(port -> !port.chars().allMatch(Character::isDigit));
        return new ConnectivityProxyTransport(
                sap, owner.subscriber(), locationId, portName, mode, connectTimeout, limits, idle, tasks);
    }
}
