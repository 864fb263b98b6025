package dev.fairlead.configuration;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a destination's target knows who calls: the checked reading of {@code Authentication} and what belongs to it. */
public sealed interface Authentication {

    /** The property's value, for example {@code BasicAuthentication}. */
    String value();

    /** Whether calls without any user are made, too, though calls differ by user. */
    default boolean userOptional() {
        return false;
    }

    /** Whether calls differ by user, so that neither tokens nor connections bound to them are shared among users. */
    default boolean userBound() {
        return false;
    }

    /** The key stores that are named here and at the token service. */
    default List<KeyStoreReference> keyStores() {
        return List.of();
    }

    /** A token service gives the token that the target, or the agent, is shown. */
    sealed interface OAuth extends Authentication {
        /** The token service. */
        TokenService service();

        @Override
        default List<KeyStoreReference> keyStores() {
            return service().keyStores();
        }
    }

    /** The user is known by a token that may have to be verified. */
    sealed interface ByUserToken extends Authentication {
        /** How it is verified. */
        UserTokenRules userToken();
    }

    /** {@code NoAuthentication}: nothing is added. */
    record None() implements Authentication {
        @Override
        public String value() {
            return AuthenticationType.NONE.value();
        }
    }

    /**
     * {@code BasicAuthentication}, RFC 7617.
     *
     * @param user user name; without a colon where the target is an HTTP server
     * @param password the password
     * @param preemptive whether credentials go with the first request, or only after a challenge
     */
    record Basic(String user, Secret password, boolean preemptive) implements Authentication {
        @Override
        public String value() {
            return AuthenticationType.BASIC.value();
        }
    }

    /**
     * {@code ClientCertificateAuthentication}: a certificate in the TLS handshake with the target.
     *
     * @param keyStore where the key is; empty if the server's own key is used ({@code KeyStore.Source=ClientProvided})
     */
    record ClientCertificate(Optional<KeyStoreReference> keyStore) implements Authentication {
        @Override
        public String value() {
            return AuthenticationType.CLIENT_CERTIFICATE.value();
        }

        @Override
        public List<KeyStoreReference> keyStores() {
            return keyStore.stream().toList();
        }
    }

    /**
     * {@code PrincipalPropagation}: the agent is told who the user is.
     *
     * @param mode {@code fairlead.pp.mode}: how, towards the connectivity proxy of SAP BTP
     */
    record PrincipalPropagation(Mode mode) implements Authentication {
        /** How the user's token travels (authentication specification, 10.2). */
        public enum Mode {
            /** In a header field of its own, beside the proxy's own token. */
            HEADERS,
            /** Exchanged for a token that is also the proxy's. */
            EXCHANGE,
            /** Exchanged where proxy and user are of the same XSUAA, in a header field otherwise. */
            AUTO
        }

        @Override
        public String value() {
            return AuthenticationType.PRINCIPAL_PROPAGATION.value();
        }

        @Override
        public boolean userBound() {
            return true;
        }
    }

    /** {@code OAuth2ClientCredentials}, RFC 6749 section 4.4. */
    record ClientCredentials(TokenService service) implements OAuth {
        @Override
        public String value() {
            return AuthenticationType.CLIENT_CREDENTIALS.value();
        }
    }

    /**
     * {@code OAuth2Password}, RFC 6749 section 4.3.
     *
     * @param user the technical user
     * @param password its password
     */
    record Password(TokenService service, String user, Secret password) implements OAuth {
        @Override
        public String value() {
            return AuthenticationType.PASSWORD.value();
        }
    }

    /** {@code OAuth2JWTBearer}, RFC 7523 section 2.1. */
    record JwtBearer(TokenService service, UserTokenRules userToken) implements OAuth, ByUserToken {
        @Override
        public String value() {
            return AuthenticationType.JWT_BEARER.value();
        }

        @Override
        public boolean userBound() {
            return true;
        }
    }

    /**
     * {@code OAuth2UserTokenExchange}: XSUAA's grant {@code user_token}, then {@code refresh_token}.
     *
     * @param mode {@code fairlead.userTokenExchange.mode}
     */
    record UserTokenExchange(TokenService service, UserTokenRules userToken, Mode mode) implements OAuth, ByUserToken {
        /** Which grant is used. */
        public enum Mode {
            /** XSUAA's grant for tokens of XSUAA, the JWT bearer grant for others. */
            AUTO,
            /** XSUAA's grant. */
            USER_TOKEN,
            /** The JWT bearer grant. */
            JWT_BEARER
        }

        @Override
        public String value() {
            return AuthenticationType.USER_TOKEN_EXCHANGE.value();
        }

        @Override
        public boolean userBound() {
            return true;
        }
    }

    /**
     * {@code OAuth2TokenExchange}, RFC 8693. The application gives the subject token.
     *
     * @param userByDefault whether the user's token is the subject where the application gives none
     */
    record TokenExchange(TokenService service, boolean userByDefault) implements OAuth {
        @Override
        public String value() {
            return AuthenticationType.TOKEN_EXCHANGE.value();
        }

        @Override
        public boolean userBound() {
            return userByDefault;
        }
    }

    /**
     * {@code OAuth2SAMLBearerAssertion}, RFC 7522.
     *
     * @param saml what the assertion says; empty if the application gives it ({@code ClientProvided})
     * @param companyId {@code companyId} of SAP SuccessFactors
     */
    record SamlBearer(
            TokenService service, Optional<SamlSettings> saml, Optional<String> companyId, UserTokenRules userToken)
            implements OAuth, ByUserToken {
        @Override
        public String value() {
            return AuthenticationType.SAML_BEARER.value();
        }

        @Override
        public boolean userBound() {
            return saml.filter(settings -> settings.systemUser().isEmpty()).isPresent();
        }

        @Override
        public List<KeyStoreReference> keyStores() {
            Stream<KeyStoreReference> signing = saml.flatMap(SamlSettings::signingKey).stream();
            return Stream.concat(service.keyStores().stream(), signing).toList();
        }
    }

    /**
     * {@code SAMLAssertion}: the assertion itself goes to the target.
     *
     * @param securitySession {@code fairlead.saml.securitySession}: whether the target is asked to open a session, so
     *     that it verifies the assertion only once
     */
    record SamlAssertion(SamlSettings saml, UserTokenRules userToken, boolean securitySession) implements ByUserToken {
        @Override
        public String value() {
            return AuthenticationType.SAML_ASSERTION.value();
        }

        @Override
        public List<KeyStoreReference> keyStores() {
            return saml.signingKey().stream().toList();
        }

        @Override
        public boolean userBound() {
            return true;
        }
    }

    /**
     * {@code OAuth2AuthorizationCode}, RFC 6749 section 4.1 with RFC 7636. The application gives the code.
     *
     * @param authorizationUrl {@code fairlead.authorizationURL}: where users consent; empty if applications know it
     */
    record AuthorizationCode(TokenService service, Optional<HttpUrl> authorizationUrl) implements OAuth {
        @Override
        public String value() {
            return AuthenticationType.AUTHORIZATION_CODE.value();
        }
    }

    /** {@code OAuth2RefreshToken}, RFC 6749 section 6. The application gives the refresh token. */
    record RefreshToken(TokenService service) implements OAuth {
        @Override
        public String value() {
            return AuthenticationType.REFRESH_TOKEN.value();
        }
    }

    /** {@code OAuth2TechnicalUserPropagation}: the agent is told which technical client calls. */
    record TechnicalUserPropagation(TokenService service) implements OAuth {
        @Override
        public String value() {
            return AuthenticationType.TECHNICAL_USER.value();
        }
    }

    /**
     * {@code TechnicalUserPropagation} of RFC destinations: as {@link TechnicalUserPropagation}, though the Destination
     * service gets no token for it (authentication specification, 8.4).
     */
    record RfcTechnicalUser(TokenService service) implements OAuth {
        @Override
        public String value() {
            return "RFC:TechnicalUserPropagation";
        }
    }

    /**
     * {@code PrincipalPropagation} of RFC destinations with {@code principal_fallback=technical}: the agent is told which
     * user calls, and where there is none, which technical client (RFC specification, D.4).
     *
     * @param service issues the technical client's token
     */
    record PrincipalOrTechnical(TokenService service) implements Authentication {

        /** How users call. */
        public PrincipalPropagation principal() {
            return new PrincipalPropagation(PrincipalPropagation.Mode.HEADERS);
        }

        /** How nobody calls. */
        public RfcTechnicalUser technical() {
            return new RfcTechnicalUser(service);
        }

        @Override
        public String value() {
            return principal().value();
        }

        @Override
        public boolean userBound() {
            return true;
        }

        @Override
        public boolean userOptional() {
            return true;
        }

        @Override
        public List<KeyStoreReference> keyStores() {
            return service.keyStores();
        }
    }
}
