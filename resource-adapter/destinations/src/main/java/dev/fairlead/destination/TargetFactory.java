package dev.fairlead.destination;

import dev.fairlead.authentication.Authenticator;
import dev.fairlead.authentication.AuthenticatorFactory;
import dev.fairlead.authentication.ClientCircuit;
import dev.fairlead.authentication.DestinationScope;
import dev.fairlead.authentication.OtherDestinations;
import dev.fairlead.authentication.Pause;
import dev.fairlead.authentication.TokenCache;
import dev.fairlead.authentication.TokenServices;
import dev.fairlead.configuration.Authentication;
import dev.fairlead.configuration.ConfigurationReader;
import dev.fairlead.configuration.DestinationProperties;
import dev.fairlead.configuration.HttpConfiguration;
import dev.fairlead.configuration.KeyStoreReference;
import dev.fairlead.configuration.ProxyType;
import dev.fairlead.configuration.ReadingPolicy;
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
import dev.fairlead.trust.CertificateDirectory;
import dev.fairlead.trust.Certificates;
import dev.fairlead.trust.ServerKeys;
import dev.fairlead.trust.Tls;
import dev.fairlead.trust.TlsFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes targets of properties: reads them, and chooses authentication and way. */
final class TargetFactory {

    private static final int TOKENS = 10_000;

    private final ConfigurationReader reader;
    private final Certificates certificates;
    private final ServerKeys serverKeys;
    private final TlsFactory tlsFactory;
    private final AuthenticatorFactory authenticators;
    private final Optional<Tunnel> tunnel;
    private final TransportLimits limits;
    private final Fingerprint fingerprint = new Fingerprint();

    TargetFactory(
            ReadingPolicy policy,
            Path trustDirectory,
            ServerKeys serverKeys,
            Optional<Tunnel> tunnel,
            TransportLimits limits,
            Executor executor,
            Clock clock,
            Pause pause) {
        this.reader = new ConfigurationReader(policy);
        this.certificates = new CertificateDirectory(trustDirectory);
        this.serverKeys = serverKeys;
        this.tlsFactory = new TlsFactory(serverKeys, clock);
        this.tunnel = tunnel;
        this.limits = limits;
        this.authenticators = new AuthenticatorFactory(
                new TokenServices(new TokenCache(clock, executor, TOKENS), new ClientCircuit(clock), clock, pause));
    }

    /** The version that {@link #create} would give a target of these properties now. */
    String version(DestinationProperties properties, HttpConfiguration configuration) {
        return fingerprint.of(properties, stamps(configuration));
    }

    /** Of everything that the properties only name. */
    private String stamps(HttpConfiguration configuration) {
        Stream<String> ofServer = usesServerKey(configuration.authentication())
                ? Stream.of(serverKeys.stamp(configuration.name()))
                : Stream.empty();
        return Stream.concat(configuration.stores().stream().map(certificates::stamp), ofServer)
                .collect(Collectors.joining("\n"));
    }

    private static boolean usesServerKey(Authentication authentication) {
        return authentication instanceof Authentication.ClientCertificate client
                && client.keyStore().isEmpty();
    }

    /**
     * Reads the properties.
     *
     * @throws dev.fairlead.error.InvalidDestinationException if they are no valid HTTP destination
     */
    HttpConfiguration read(DestinationProperties properties) {
        return reader.read(properties, HttpConfiguration.class);
    }

    /** A new target; it connects to nobody before its first use. */
    Target create(DestinationLookup lookup, HttpConfiguration configuration, String version, OtherDestinations others) {
        Authentication authentication = configuration.authentication();
        DestinationInfo info = new DestinationInfo(
                configuration.name(),
                "HTTP",
                authentication.value(),
                configuration.proxyType().value(),
                authentication.userBound(),
                version);
        Transport transport = transport(
                lookup,
                configuration,
                configuration.proxyType(),
                configuration.connectTimeout(),
                () -> targetTls(configuration));
        RequestComposer composer = new RequestComposer(configuration);
        List<Transport> tokenTransports = new ArrayList<>();
        Authenticator authenticator = authenticators.create(
                new DestinationScope(lookup.application(), lookup.name(), version, lookup.tenant(), false),
                authentication,
                configuration.url().toString(),
                certificates,
                service -> {
                    Transport toTokenService = transport(
                            lookup,
                            configuration,
                            service.proxyType(),
                            service.connectTimeout(),
                            () -> tlsFactory.create(
                                    configuration.name(), configuration.trust(), service.keyStore(), certificates));
                    tokenTransports.add(toTokenService);
                    return toTokenService;
                },
                others);
        return new Target(info, authentication, composer, authenticator, transport, tokenTransports);
    }

    private Tls targetTls(HttpConfiguration configuration) {
        String destination = configuration.name();
        TrustSettings trust = configuration.trust();
        if (usesServerKey(configuration.authentication())) {
            return tlsFactory.createWithServerKey(destination, trust, certificates);
        }
        Optional<KeyStoreReference> clientKey =
                configuration.authentication() instanceof Authentication.ClientCertificate client
                        ? client.keyStore()
                        : Optional.empty();
        return tlsFactory.create(destination, trust, clientKey, certificates);
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
