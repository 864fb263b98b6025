package dev.fairlead.authentication;

import dev.fairlead.configuration.Authentication;
import dev.fairlead.configuration.TokenService;
import dev.fairlead.transport.Transport;
import dev.fairlead.trust.Certificates;
import java.util.function.Function;

/** Chooses the authenticator for a destination's {@code Authentication}. */
public final class AuthenticatorFactory {

    private final TokenServices tokenServices;

    /**
     * @param tokenServices what the engine's destinations share
     */
    public AuthenticatorFactory(TokenServices tokenServices) {
        this.tokenServices = tokenServices;
    }

    /**
     * A new authenticator; it asks nobody before its first use.
     *
     * @param targetUrl the destination's URL
     * @param certificates key stores that the destination may name
     * @param transports opens the way to a token service
     * @param others the destinations of the same owner
     */
    public Authenticator create(
            DestinationScope scope,
            Authentication authentication,
            String targetUrl,
            Certificates certificates,
            Function<TokenService, Transport> transports,
            OtherDestinations others) {
        if (authentication instanceof Authentication.Basic basic) {
            return new BasicAuthenticator(basic);
        }
        if (authentication instanceof Authentication.PrincipalPropagation) {
            return new PrincipalAuthenticator(scope.destination(), scope.tenant(), tokenServices.clock());
        }
        if (authentication instanceof Authentication.ClientCredentials client) {
            return new ClientCredentialsAuthenticator(scope, client, transports.apply(client.service()), tokenServices);
        }
        return (exchange, call) -> exchange;
    }
}
