package dev.fairlead.destination;

import dev.fairlead.authentication.Authenticator;
import dev.fairlead.authentication.AuthenticatorFactory;
import dev.fairlead.authentication.DestinationScope;
import dev.fairlead.authentication.OtherDestinations;
import dev.fairlead.configuration.Authentication;
import dev.fairlead.configuration.ConfigurationReader;
import dev.fairlead.configuration.HttpConfiguration;
import dev.fairlead.finder.Found;
import dev.fairlead.finder.RemoteAuthentication;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.transport.RequestComposer;
import dev.fairlead.transport.Transport;
import dev.fairlead.trust.Certificates;
import dev.fairlead.trust.ServerKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Makes targets of what was found: reads the properties, and chooses authentication and way. */
final class TargetFactory {

    private final ConfigurationReader reader;
    private final AuthenticatorFactory authenticators;
    private final Routes routes;
    private final Certificates certificates;
    private final ServerKeys serverKeys;
    private final Fingerprint fingerprint = new Fingerprint();

    /**
     * @param certificates the stores of destinations that bring none along
     */
    TargetFactory(
            ConfigurationReader reader,
            AuthenticatorFactory authenticators,
            Routes routes,
            Certificates certificates,
            ServerKeys serverKeys) {
        this.reader = reader;
        this.authenticators = authenticators;
        this.routes = routes;
        this.certificates = certificates;
        this.serverKeys = serverKeys;
    }

    /**
     * The target of what was found: the one before if nothing has changed, else a new one, which connects to nobody
     * before its first use.
     *
     * @throws dev.fairlead.error.InvalidDestinationException if it is no valid destination
     */
    Target target(Subject subject, Found found, Optional<Target> before, OtherDestinations others) {
        HttpConfiguration configuration = reader.read(found.properties(), HttpConfiguration.class);
        Certificates stores = found.certificates().orElse(certificates);
        String version = fingerprint.of(found.properties(), stamps(configuration, stores));
        return before.filter(target -> target.info().version().equals(version))
                .orElseGet(() -> create(subject, found, stores, configuration, version, others));
    }

    /** Of everything that the properties only name. */
    private List<String> stamps(HttpConfiguration configuration, Certificates stores) {
        Stream<String> ofServer = Routes.usesServerKey(configuration.authentication())
                ? Stream.of(serverKeys.stamp(configuration.name()))
                : Stream.empty();
        return Stream.concat(configuration.stores().stream().sorted().map(stores::stamp), ofServer)
                .toList();
    }

    private Target create(
            Subject subject,
            Found found,
            Certificates stores,
            HttpConfiguration configuration,
            String version,
            OtherDestinations others) {
        DestinationLookup lookup = subject.lookup();
        Authentication authentication = configuration.authentication();
        DestinationInfo info = new DestinationInfo(
                configuration.name(),
                configuration.type().name(),
                authentication.value(),
                configuration.proxyType().value(),
                authentication.userBound(),
                version);
        String called = subject.tenantExplicit() ? lookup.tenant() : "";
        Routes.Owner owner = new Routes.Owner(
                lookup.tenant(),
                found.remote().map(RemoteAuthentication::tenant).orElse(called));
        Transport transport = routes.toTarget(owner, configuration, stores);
        List<Transport> tokenTransports = new ArrayList<>();
        DestinationScope scope = new DestinationScope(
                lookup.application(), lookup.name(), version, lookup.tenant(), subject.tenantExplicit());
        Supplier<Authenticator> local = () -> authenticators.create(
                scope,
                authentication,
                configuration.url().toString(),
                stores,
                service -> {
                    Transport toTokenService = routes.toTokenService(owner, configuration, service, stores);
                    tokenTransports.add(toTokenService);
                    return toTokenService;
                },
                others);
        Authenticator authenticator = found.remote().isPresent()
                ? found.remote().get().authenticator(scope, authentication, local)
                : local.get();
        return new Target(
                info, authentication, new RequestComposer(configuration), authenticator, transport, tokenTransports);
    }
}
