package dev.fairlead.destination;

import dev.fairlead.authentication.Authenticator;
import dev.fairlead.authentication.AuthenticatorFactory;
import dev.fairlead.authentication.CallChain;
import dev.fairlead.authentication.DestinationScope;
import dev.fairlead.configuration.Authentication;
import dev.fairlead.configuration.Configuration;
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
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes targets of what was found: reads the properties, and chooses authentication and way. */
final class TargetFactory {

    private final ConfigurationReader reader;
    private final AuthenticatorFactory authenticators;
    private final Routes routes;
    private final Certificates certificates;
    private final ServerKeys serverKeys;
    private final HttpView.OfOthers views;
    private final Fingerprint fingerprint = new Fingerprint();

    /**
     * @param certificates the stores of destinations that bring none along
     * @param views how destinations of other types take requests over HTTP
     */
    TargetFactory(
            ConfigurationReader reader,
            AuthenticatorFactory authenticators,
            Routes routes,
            Certificates certificates,
            ServerKeys serverKeys,
            HttpView.OfOthers views) {
        this.reader = reader;
        this.authenticators = authenticators;
        this.routes = routes;
        this.certificates = certificates;
        this.serverKeys = serverKeys;
        this.views = views;
    }

    /**
     * The target of what was found: the one before if nothing has changed, else a new one, which connects to nobody
     * before its first use.
     *
     * @throws dev.fairlead.error.InvalidDestinationException if it is no valid destination
     */
    Target target(Subject subject, Found found, Optional<Target> before, Neighbours others) {
        Optional<Target> unchanged =
                before.filter(target -> target.basis().properties().equals(found.properties()));
        Configuration configuration =
                unchanged.isPresent() ? unchanged.get().basis().configuration() : reader.read(found.properties());
        Certificates stores = found.certificates().orElse(certificates);
        Basis basis = new Basis(found.properties(), configuration, stamps(configuration, stores));
        return unchanged
                .filter(target -> target.basis().stamps().equals(basis.stamps()))
                .orElseGet(() -> create(subject, found, stores, basis, others));
    }

    /** Of everything that the properties only name. */
    private List<String> stamps(Configuration configuration, Certificates stores) {
        Stream<String> ofServer = Routes.usesServerKey(configuration.authentication())
                ? Stream.of(serverKeys.stamp(configuration.name()))
                : Stream.empty();
        return Stream.concat(configuration.stores().stream().sorted().map(stores::stamp), ofServer)
                .toList();
    }

    private Target create(Subject subject, Found found, Certificates stores, Basis basis, Neighbours others) {
        DestinationLookup lookup = subject.lookup();
        Configuration configuration = basis.configuration();
        Optional<HttpView> http = view(configuration);
        Authentication authentication = configuration.authentication();
        String version = fingerprint.of(basis.properties(), basis.stamps());
        DestinationInfo info = new DestinationInfo(
                configuration.name(),
                configuration.type().name(),
                configuration.authenticationType(),
                configuration.proxyType().value(),
                authentication.userBound(),
                authentication.userOptional(),
                version);
        String called = subject.tenantExplicit() ? lookup.tenant() : "";
        Routes.Owner owner = new Routes.Owner(
                lookup.application(),
                lookup.tenant(),
                found.remote().map(RemoteAuthentication::tenant).orElse(called));
        DestinationScope scope = new DestinationScope(
                lookup.application(), lookup.name(), version, lookup.tenant(), subject.tenantExplicit());
        List<Transport> tokenTransports = new ArrayList<>();
        Function<Authentication, Authenticator> local = logon -> authenticators.create(
                scope,
                logon,
                http.map(view -> view.configuration().url().toString()).orElse(""),
                stores,
                service -> {
                    Transport toTokenService = routes.toTokenService(owner, configuration, service, stores);
                    tokenTransports.add(toTokenService);
                    return toTokenService;
                },
                others,
                chain(lookup, found, logon, others));
        Function<Authentication, Authenticator> responsible = logon -> found.remote()
                .map(remote -> remote.authenticator(scope, logon, () -> local.apply(logon)))
                .orElseGet(() -> local.apply(logon));
        Authenticator authenticator = authentication instanceof Authentication.PrincipalOrTechnical both
                ? Authenticator.either(responsible.apply(both.principal()), responsible.apply(both.technical()))
                : responsible.apply(authentication);
        Optional<HttpCalls> calls = http.map(view -> new HttpCalls(
                new RequestComposer(view.configuration()), authenticator, routes.toTarget(owner, view, stores)));
        return new Target(info, basis, authentication, authenticator, calls, tokenTransports);
    }

    private Optional<HttpView> view(Configuration configuration) {
        return configuration instanceof HttpConfiguration http
                ? Optional.of(new HttpView(http, Optional.empty()))
                : views.of(configuration);
    }

    /** Chains of the owner's destinations are its own; here are those of this server's. */
    private static Optional<CallChain> chain(
            DestinationLookup lookup, Found found, Authentication authentication, Neighbours others) {
        return lookup.options()
                .chain()
                .filter(chain -> found.remote().isEmpty())
                .map(chain -> LocalChain.of(lookup.name(), chain, authentication, others));
    }
}
