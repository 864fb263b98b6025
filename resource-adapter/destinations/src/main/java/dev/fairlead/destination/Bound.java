package dev.fairlead.destination;

import dev.fairlead.authentication.AuthenticatorFactory;
import dev.fairlead.authentication.Pause;
import dev.fairlead.authentication.TokenServices;
import dev.fairlead.binding.credentials.CredentialsReader;
import dev.fairlead.binding.token.BindingTokens;
import dev.fairlead.binding.token.BoundServices;
import dev.fairlead.binding.token.TokenSettings;
import dev.fairlead.configuration.TrustSettings;
import dev.fairlead.route.ConnectivityProxy;
import dev.fairlead.service.RemoteFinder;
import dev.fairlead.service.ServiceSettings;
import dev.fairlead.trust.Certificates;
import dev.fairlead.trust.TlsFactory;
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
record Bound(Optional<RemoteFinder> finder, Optional<ConnectivityProxy> proxy, BindingTokens tokens)
        implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(30);

    /**
     * Reads the bindings.
     *
     * @param plainAllowed whether services may be reached over {@code http}
     * @throws dev.fairlead.error.InvalidDestinationException if one cannot be used
     */
    static Bound open(
            BindingOptions options,
            TlsFactory tls,
            AuthenticatorFactory authenticators,
            TokenServices shared,
            boolean plainAllowed,
            Clock clock,
            Pause pause) {
        BindingTokens tokens = new BindingTokens(
                authenticators,
                new TokenSettings(tls, TrustSettings.DEFAULT, Certificates.NONE, options.transports(), CONNECT, READ));
        ServiceSettings settings = new ServiceSettings(
                options.transports(), options.freshness(), CONNECT, READ, options.severalFragments(), clock, pause);
        BoundServices services = new BoundServices(
                options.bindings(), new CredentialsReader(options.keys(), plainAllowed), tokens, clock);
        return new Bound(
                services.destination(options.instance())
                        .map(service -> new RemoteFinder(service::access, settings, shared)),
                services.connectivity(Optional.empty()),
                tokens);
    }

    @Override
    public void close() {
        finder.ifPresent(RemoteFinder::close);
        tokens.close();
    }
}
