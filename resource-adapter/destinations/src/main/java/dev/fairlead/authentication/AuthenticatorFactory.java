package dev.fairlead.authentication;

import dev.fairlead.configuration.AssertionSettings;
import dev.fairlead.configuration.Authentication;
import dev.fairlead.configuration.TokenService;
import dev.fairlead.configuration.UserTokenRules;
import dev.fairlead.saml.SamlAssertions;
import dev.fairlead.transport.Transport;
import dev.fairlead.trust.Certificates;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Chooses the authenticator for a destination's {@code Authentication}. */
public final class AuthenticatorFactory {

    private final TokenServices shared;
    private final SamlAssertions assertions;
    private final UserTrust trust;
    private final Grants grants;

    /**
     * One that believes the container about users.
     *
     * @param shared what the engine's destinations share
     * @param assertions makes SAML assertions
     */
    public AuthenticatorFactory(TokenServices shared, SamlAssertions assertions) {
        this(shared, assertions, UserTrust.CONTAINER);
    }

    /**
     * @param shared what the engine's destinations share
     * @param assertions makes SAML assertions
     * @param trust whom it believes about users
     */
    public AuthenticatorFactory(TokenServices shared, SamlAssertions assertions, UserTrust trust) {
        this.shared = shared;
        this.assertions = assertions;
        this.trust = trust;
        this.grants = new Grants(shared, assertions, trust);
    }

    /**
     * A new authenticator; it asks nobody before its first use.
     *
     * @param targetUrl the destination's URL, without its query
     * @param certificates key stores that the destination may name
     * @param transports opens the way to a token service
     * @param others the destinations of the same owner
     * @param chain the chain that the destination is the end of; empty if there is none
     * @throws dev.fairlead.error.InvalidDestinationException if the destination does not say who the user is
     */
    public Authenticator create(
            DestinationScope scope,
            Authentication authentication,
            String targetUrl,
            Certificates certificates,
            Function<TokenService, Transport> transports,
            OtherDestinations others,
            Optional<CallChain> chain) {
        if (!(authentication instanceof Authentication.OAuth oauth)) {
            Authenticator last = withoutTokenService(scope, authentication, targetUrl, certificates);
            return chain.isPresent() ? new ChainedAuthenticator(chain.get(), last) : last;
        }
        TokenService service = oauth.service();
        Grant last = grants.of(scope.destination(), oauth, certificates);
        return new TokenAuthenticator(
                scope,
                oauth.value(),
                service,
                chain.<Grant>map(way -> new ChainedGrant(way, last, shared.clock()))
                        .orElse(last),
                client(scope, service, certificates, others),
                transports.apply(service),
                shared);
    }

    private Authenticator withoutTokenService(
            DestinationScope scope, Authentication authentication, String targetUrl, Certificates certificates) {
        String destination = scope.destination();
        if (authentication instanceof Authentication.Basic basic) {
            return new BasicAuthenticator(basic);
        }
        if (authentication instanceof Authentication.PrincipalPropagation) {
            return new PrincipalAuthenticator(
                    destination,
                    UserTenant.of(scope, trust.ownGateway()),
                    trust.users(destination, UserTokenRules.DEFAULT, shared.users()),
                    trust.localIssuer(),
                    shared.clock());
        }
        if (authentication instanceof Authentication.SamlAssertion saml) {
            Authenticator assertion = new SamlAssertionAuthenticator(
                    destination,
                    targetUrl,
                    trust.users(destination, saml.userToken(), shared.users()),
                    assertions.of(destination, saml.saml(), certificates),
                    shared.clock());
            return saml.securitySession() ? new SecuritySessions(assertion, shared.clock()) : assertion;
        }
        return (exchange, call) -> exchange;
    }

    private ClientAuthentication client(
            DestinationScope scope, TokenService service, Certificates certificates, OtherDestinations others) {
        AssertionSettings settings = service.assertion();
        Optional<LocalAssertion> local = settings.local()
                .map(key -> new LocalAssertion(
                        scope.destination(),
                        service.clientId(),
                        key,
                        certificates,
                        shared.clock(),
                        AuthenticatorFactory::newId));
        return new ClientAuthentication(
                service, new ClientAssertions(scope.destination(), settings, others, local), scope.revision());
    }

    /** 128 random bits. */
    private static String newId() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
