package dev.fairlead.destination;

import dev.fairlead.authentication.AuthenticatorFactory;
import dev.fairlead.authentication.Pause;
import dev.fairlead.authentication.TokenServices;
import dev.fairlead.binding.credentials.CredentialsReader;
import dev.fairlead.binding.token.BindingTokens;
import dev.fairlead.binding.token.BoundServices;
import dev.fairlead.binding.token.TokenSettings;
import dev.fairlead.configuration.TrustSettings;
import dev.fairlead.error.DestinationException;
import dev.fairlead.finder.DestinationFinder;
import dev.fairlead.route.ConnectivityProxy;
import dev.fairlead.service.RemoteFinder;
import dev.fairlead.service.ServiceSettings;
import dev.fairlead.trust.Certificates;
import dev.fairlead.trust.TlsFactory;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The services that are bound, as the engine uses them.
 *
 * @param finder asks the Destination service; empty if it is not bound
 * @param proxy of the Connectivity service; empty if it is not bound
 * @param tokens of the services' clients
 */
record Bound(Optional<DestinationFinder> finder, Optional<ConnectivityProxy> proxy, BindingTokens tokens)
        implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Bound.class.getName());
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(30);

    /**
     * Reads the bindings. One that cannot be used fails the look-ups that need it, and not what this server knows itself.
     *
     * @param trust by whom services and token services are trusted, beyond the anchors of the JVM
     * @param certificates holds the trust store that {@code trust} may name
     * @param plainAllowed whether services may be reached over {@code http}
     */
    static Bound open(
            BindingOptions options,
            TlsFactory tls,
            TrustSettings trust,
            Certificates certificates,
            AuthenticatorFactory authenticators,
            TokenServices shared,
            boolean plainAllowed,
            Clock clock,
            Pause pause) {
        BindingTokens tokens = new BindingTokens(
                authenticators, new TokenSettings(tls, trust, certificates, options.transports(), CONNECT, READ));
        ServiceSettings settings = new ServiceSettings(
                options.transports(), options.freshness(), CONNECT, READ, options.severalFragments(), clock, pause);
        BoundServices services = new BoundServices(
                options.bindings(), new CredentialsReader(options.keys(), plainAllowed), tokens, clock);
        return new Bound(finder(services, options, settings, shared), proxy(services), tokens);
    }

    private static Optional<DestinationFinder> finder(
            BoundServices services, BindingOptions options, ServiceSettings settings, TokenServices shared) {
        try {
            return services.destination(options.instance())
                    .map(service -> new RemoteFinder(service::access, settings, shared));
        } catch (DestinationException e) {
            LOG.log(Level.ERROR, "No destination of the Destination service is available: {0}", e.getMessage());
            return Optional.of(new UnusableFinder("Destination service", e, options.freshness()));
        }
    }

    private static Optional<ConnectivityProxy> proxy(BoundServices services) {
        try {
            return services.connectivity(Optional.empty());
        } catch (DestinationException e) {
            LOG.log(Level.ERROR, "The proxy of the Connectivity service is not available: {0}", e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        finder.filter(RemoteFinder.class::isInstance)
                .map(RemoteFinder.class::cast)
                .ifPresent(RemoteFinder::close);
        tokens.close();
    }
}
