package dev.fairlead.destination;

import dev.fairlead.authentication.Authenticator;
import dev.fairlead.authentication.BasicAuthenticator;
import dev.fairlead.authentication.ClientCircuit;
import dev.fairlead.authentication.ClientCredentialsAuthenticator;
import dev.fairlead.authentication.Pause;
import dev.fairlead.authentication.PrincipalAuthenticator;
import dev.fairlead.authentication.TokenCache;
import dev.fairlead.authentication.TokenServices;
import dev.fairlead.configuration.Authentication;
import dev.fairlead.configuration.DestinationProperties;
import dev.fairlead.configuration.HttpConfiguration;
import dev.fairlead.configuration.HttpConfigurationReader;
import dev.fairlead.configuration.ProxyType;
import dev.fairlead.configuration.ReadingPolicy;
import dev.fairlead.configuration.TokenService;
import dev.fairlead.configuration.TrustSettings;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.route.Tunnel;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.transport.DirectTransport;
import dev.fairlead.transport.RequestComposer;
import dev.fairlead.transport.Transport;
import dev.fairlead.transport.TransportLimits;
import dev.fairlead.transport.TunnelTransport;
import dev.fairlead.trust.TlsFactory;
import dev.fairlead.trust.TrustStoreFiles;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Makes targets of properties: reads them, and chooses authentication and way. */
final class TargetFactory {

    private static final int TOKENS = 10_000;

    private final HttpConfigurationReader reader;
    private final TrustStoreFiles trustStores;
    private final TlsFactory tlsFactory;
    private final Optional<Tunnel> tunnel;
    private final TransportLimits limits;
    private final Clock clock;
    private final TokenServices tokenServices;
    private final Fingerprint fingerprint = new Fingerprint();

    TargetFactory(
            ReadingPolicy policy,
            Path trustDirectory,
            Optional<Tunnel> tunnel,
            TransportLimits limits,
            Executor executor,
            Clock clock,
            Pause pause) {
        this.reader = new HttpConfigurationReader(policy);
        this.trustStores = new TrustStoreFiles(trustDirectory);
        this.tlsFactory = new TlsFactory(trustStores);
        this.tunnel = tunnel;
        this.limits = limits;
        this.clock = clock;
        this.tokenServices =
                new TokenServices(new TokenCache(clock, executor, TOKENS), new ClientCircuit(clock), clock, pause);
    }

    /** The version that {@link #create} would give a target of these properties now. */
    String version(DestinationProperties properties, HttpConfiguration configuration) {
        return fingerprint.of(properties, trustStores.stamp(configuration.trust()));
    }

    /**
     * Reads the properties.
     *
     * @throws dev.fairlead.error.InvalidDestinationException if they are no valid HTTP destination
     */
    HttpConfiguration read(DestinationProperties properties) {
        return reader.read(properties);
    }

    /** A new target; it connects to nobody before its first use. */
    Target create(DestinationLookup lookup, HttpConfiguration configuration, String version) {
        Authentication authentication = configuration.authentication();
        DestinationInfo info = new DestinationInfo(
                configuration.name(),
                "HTTP",
                authentication.value(),
                configuration.proxyType().value(),
                authentication instanceof Authentication.PrincipalPropagation,
                version);
        Transport transport =
                transport(lookup, configuration, configuration.proxyType(), configuration.connectTimeout());
        RequestComposer composer = new RequestComposer(configuration);
        if (authentication instanceof Authentication.ClientCredentials client) {
            TokenService service = client.tokenService();
            Transport toTokenService = transport(lookup, configuration, service.proxyType(), service.connectTimeout());
            ClientCredentialsAuthenticator.Owner owner = new ClientCredentialsAuthenticator.Owner(
                    lookup.application(), lookup.name(), version, lookup.tenant());
            Authenticator authenticator =
                    new ClientCredentialsAuthenticator(owner, client, toTokenService, tokenServices);
            return new Target(info, composer, authenticator, transport, List.of(toTokenService));
        }
        return new Target(info, composer, authenticator(lookup, authentication), transport, List.of());
    }

    private Authenticator authenticator(DestinationLookup lookup, Authentication authentication) {
        if (authentication instanceof Authentication.Basic basic) {
            return new BasicAuthenticator(basic);
        }
        if (authentication instanceof Authentication.PrincipalPropagation) {
            return new PrincipalAuthenticator(lookup.name(), lookup.tenant(), clock);
        }
        return (exchange, caller) -> exchange;
    }

    private Transport transport(
            DestinationLookup lookup, HttpConfiguration configuration, ProxyType proxyType, Duration connectTimeout) {
        String destination = configuration.name();
        Supplier<Transport> open = proxyType == ProxyType.ON_PREMISE
                ? () -> new TunnelTransport(
                        gateway(destination), lookup.tenant(), configuration.locationId(), connectTimeout, limits)
                : () -> direct(destination, configuration.trust(), connectTimeout);
        return new LazyTransport(destination, open);
    }

    private Transport direct(String destination, TrustSettings trust, Duration connectTimeout) {
        return new DirectTransport(tlsFactory.create(destination, trust), connectTimeout, limits);
    }

    private Tunnel gateway(String destination) {
        return tunnel.orElseThrow(() -> DestinationException.of(ErrorDetail.of(
                ErrorCode.NO_TUNNEL, destination, "ProxyType", "is OnPremise, and this server has no gateway")));
    }
}
