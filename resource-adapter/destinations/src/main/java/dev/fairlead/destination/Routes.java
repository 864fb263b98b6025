package dev.fairlead.destination;

import dev.fairlead.configuration.Authentication;
import dev.fairlead.configuration.HttpConfiguration;
import dev.fairlead.configuration.KeyStoreReference;
import dev.fairlead.configuration.ProxyType;
import dev.fairlead.configuration.TokenService;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.route.Tunnel;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.transport.DirectTransport;
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
    private final TransportLimits limits;

    Routes(TlsFactory tlsFactory, Optional<Tunnel> tunnel, TransportLimits limits) {
        this.tlsFactory = tlsFactory;
        this.tunnel = tunnel;
        this.limits = limits;
    }

    /** The way to the target; it connects to nobody before its first use. */
    Transport toTarget(DestinationLookup lookup, HttpConfiguration configuration, Certificates stores) {
        return transport(
                lookup,
                configuration,
                configuration.proxyType(),
                configuration.connectTimeout(),
                () -> targetTls(configuration, stores));
    }

    /** The way to the token service; it connects to nobody before its first use. */
    Transport toTokenService(
            DestinationLookup lookup, HttpConfiguration configuration, TokenService service, Certificates stores) {
        return transport(
                lookup,
                configuration,
                service.proxyType(),
                service.connectTimeout(),
                () -> tlsFactory.create(configuration.name(), configuration.trust(), service.keyStore(), stores));
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
            DestinationLookup lookup,
            HttpConfiguration configuration,
            ProxyType proxyType,
            Duration connectTimeout,
            Supplier<Tls> tls) {
        String destination = configuration.name();
        Supplier<Transport> open = proxyType == ProxyType.ON_PREMISE
                ? () -> new TunnelTransport(
                        gateway(destination), lookup.tenant(), configuration.locationId(), connectTimeout, limits)
                : () -> new DirectTransport(tls.get(), connectTimeout, limits);
        return new LazyTransport(destination, open);
    }

    private Tunnel gateway(String destination) {
        return tunnel.orElseThrow(() -> DestinationException.of(ErrorDetail.of(
                ErrorCode.NO_TUNNEL, destination, "ProxyType", "is OnPremise, and this server has no gateway")));
    }
}
