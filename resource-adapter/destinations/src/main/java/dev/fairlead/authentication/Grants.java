package dev.fairlead.authentication;

import dev.fairlead.configuration.Authentication;
import dev.fairlead.configuration.UserTokenRules;
import dev.fairlead.saml.SamlAssertions;
import dev.fairlead.trust.Certificates;
import java.util.Optional;

/** Chooses the grant of a destination that has a token service. */
final class Grants {

    private final TokenServices shared;
    private final SamlAssertions assertions;
    private final UserTrust trust;

    Grants(TokenServices shared, SamlAssertions assertions, UserTrust trust) {
        this.shared = shared;
        this.assertions = assertions;
        this.trust = trust;
    }

    /**
     * @param destination name of the destination
     * @param certificates key stores that it may name
     * @throws dev.fairlead.error.InvalidDestinationException if its settings do not say who the user is
     */
    Grant of(String destination, Authentication.OAuth authentication, Certificates certificates) {
        if (authentication instanceof Authentication.ClientCredentials) {
            return ClientCredentialsGrant.TO_TARGET;
        }
        if (authentication instanceof Authentication.TechnicalUserPropagation
                || authentication instanceof Authentication.RfcTechnicalUser) {
            return ClientCredentialsGrant.TO_AGENT;
        }
        if (authentication instanceof Authentication.Password password) {
            return new PasswordGrant(password);
        }
        if (authentication instanceof Authentication.JwtBearer jwt) {
            return new JwtBearerGrant(destination, users(destination, jwt.userToken()));
        }
        if (authentication instanceof Authentication.UserTokenExchange exchange) {
            return userTokenExchange(destination, exchange);
        }
        if (authentication instanceof Authentication.TokenExchange exchange) {
            return new TokenExchangeGrant(
                    destination, users(destination, UserTokenRules.DEFAULT), exchange.userByDefault());
        }
        if (authentication instanceof Authentication.SamlBearer saml) {
            return samlBearer(destination, saml, certificates);
        }
        if (authentication instanceof Authentication.AuthorizationCode) {
            return new AuthorizationCodeGrant(destination);
        }
        if (authentication instanceof Authentication.RefreshToken) {
            return new RefreshTokenGrant(destination);
        }
        throw new IllegalArgumentException(authentication.value() + " has no grant");
    }

    private Grant userTokenExchange(String destination, Authentication.UserTokenExchange exchange) {
        Users users = users(destination, exchange.userToken());
        Grant jwtBearer = new JwtBearerGrant(destination, users);
        Grant userToken =
                new UserTokenGrant(destination, users, exchange.service().clientId());
        return switch (exchange.mode()) {
            case JWT_BEARER -> jwtBearer;
            case USER_TOKEN -> userToken;
            case AUTO -> new ByIssuerGrant(destination, users, shared.clock(), userToken, jwtBearer);
        };
    }

    private Grant samlBearer(String destination, Authentication.SamlBearer saml, Certificates certificates) {
        Optional<String> companyId = saml.companyId();
        return saml.saml().isEmpty()
                ? new GivenAssertionGrant(destination, companyId)
                : new SamlBearerGrant(
                        destination,
                        users(destination, saml.userToken()),
                        companyId,
                        saml.saml().get().systemUser().isPresent(),
                        assertions.of(destination, saml.saml().get(), certificates));
    }

    private Users users(String destination, UserTokenRules rules) {
        return trust.users(destination, rules, shared.users());
    }
}
