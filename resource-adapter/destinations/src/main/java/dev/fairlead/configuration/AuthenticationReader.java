package dev.fairlead.configuration;

import dev.fairlead.error.ErrorCode;
import java.util.Map;
import java.util.Optional;

/** Reads {@code Authentication} and what belongs to its value (authentication specification, 2 and 5). */
final class AuthenticationReader {

    private final PropertyReader reader;
    private final ReadingPolicy policy;

    AuthenticationReader(PropertyReader reader, ReadingPolicy policy) {
        this.reader = reader;
        this.policy = policy;
    }

    /** The type, if it is known and goes with the destination; what is wrong otherwise is noted. */
    Optional<AuthenticationType> type(DestinationType destination, ProxyType proxyType) {
        return reader.mandatory(PropertyNames.AUTHENTICATION).flatMap(value -> fitting(value, destination, proxyType));
    }

    private Optional<AuthenticationType> fitting(String value, DestinationType destination, ProxyType proxyType) {
        Problems problems = reader.problems();
        if (value.equals(AuthenticationType.LEGACY)) {
            problems.add(
                    ErrorCode.AUTHENTICATION_UNSUPPORTED,
                    PropertyNames.AUTHENTICATION,
                    "'" + value + "' is deprecated and gives no token",
                    "Use OAuth2SAMLBearerAssertion or OAuth2JWTBearer");
            return Optional.empty();
        }
        Optional<AuthenticationType> type = AuthenticationType.of(value);
        if (type.isEmpty()) {
            problems.invalid(
                    PropertyNames.AUTHENTICATION,
                    "'" + Excerpt.of(value) + "' is no authentication",
                    "Use one of " + AuthenticationType.namesFor(destination));
        } else if (!type.get().goesWith(destination)) {
            problems.add(
                    ErrorCode.AUTHENTICATION_UNSUPPORTED,
                    PropertyNames.AUTHENTICATION,
                    value + " does not go with Type " + destination,
                    "Use one of " + AuthenticationType.namesFor(destination));
        } else if (!type.get().goesWith(proxyType)) {
            problems.add(
                    ErrorCode.AUTHENTICATION_UNSUPPORTED,
                    PropertyNames.AUTHENTICATION,
                    value + " does not go with ProxyType " + proxyType.value(),
                    "Set ProxyType to " + type.get().proxyTypeNames());
        } else {
            return type;
        }
        return Optional.empty();
    }

    /** What belongs to the type, for an HTTP destination. */
    Optional<Authentication> http(AuthenticationType type, ProxyType proxyType) {
        return switch (type) {
            case NONE -> {
                reader.warnUnused(
                        "Authentication is NoAuthentication",
                        PropertyNames.USER,
                        PropertyNames.PASSWORD,
                        PropertyNames.CLIENT_ID,
                        PropertyNames.TOKEN_URL);
                yield Optional.of(new Authentication.None());
            }
            case BASIC -> BasicReader.read(reader).map(basic -> basic);
            case CLIENT_CERTIFICATE -> ClientCertificateReader.read(reader);
            case PRINCIPAL_PROPAGATION -> Optional.of(new Authentication.PrincipalPropagation(propagation()));
            case SAML_ASSERTION ->
                SamlReader.read(reader, false)
                        .map(saml -> new Authentication.SamlAssertion(
                                saml,
                                UserTokenRulesReader.read(reader),
                                reader.flag(PropertyNames.SAML_SECURITY_SESSION, true)));
            default -> oauth(type, proxyType);
        };
    }

    /** What belongs to a type that asks a token service. */
    Optional<Authentication> oauth(AuthenticationType type, ProxyType proxyType) {
        TokenServiceReader services = new TokenServiceReader(reader, policy);
        return switch (type) {
            case CLIENT_CREDENTIALS ->
                services.read(OAuthRules.CLIENT_CREDENTIALS, proxyType).map(Authentication.ClientCredentials::new);
            case TECHNICAL_USER ->
                services.read(OAuthRules.TECHNICAL_USER, proxyType).map(Authentication.TechnicalUserPropagation::new);
            case PASSWORD -> password(services, proxyType);
            case SAML_BEARER -> samlBearer(services, proxyType);
            case JWT_BEARER ->
                services.read(OAuthRules.JWT_BEARER, proxyType)
                        .map(service -> new Authentication.JwtBearer(service, UserTokenRulesReader.read(reader)));
            case USER_TOKEN_EXCHANGE ->
                services.read(OAuthRules.USER_TOKEN_EXCHANGE, proxyType)
                        .map(service -> new Authentication.UserTokenExchange(
                                service, UserTokenRulesReader.read(reader), exchangeMode()));
            case TOKEN_EXCHANGE ->
                services.read(OAuthRules.TOKEN_EXCHANGE, proxyType)
                        .map(service -> new Authentication.TokenExchange(service, userIsSubject()));
            case AUTHORIZATION_CODE ->
                services.read(OAuthRules.AUTHORIZATION_CODE, proxyType)
                        .map(service -> new Authentication.AuthorizationCode(
                                service, reader.secureUrl(PropertyNames.AUTHORIZATION_URL)));
            case REFRESH_TOKEN ->
                services.read(OAuthRules.REFRESH_TOKEN, proxyType).map(Authentication.RefreshToken::new);
            default -> throw new IllegalArgumentException(type.value() + " asks no token service");
        };
    }

    private Optional<Authentication> password(TokenServiceReader services, ProxyType proxyType) {
        Optional<TokenService> service = services.read(OAuthRules.PASSWORD, proxyType);
        Optional<String> user = reader.mandatoryPrintable(PropertyNames.USER);
        Optional<Secret> password = reader.mandatorySecret(PropertyNames.PASSWORD);
        return service.flatMap(found ->
                user.flatMap(name -> password.map(secret -> new Authentication.Password(found, name, secret))));
    }

    private Optional<Authentication> samlBearer(TokenServiceReader services, ProxyType proxyType) {
        Optional<TokenService> service = services.read(OAuthRules.SAML_BEARER, proxyType);
        boolean givenByCall = reader.choice(
                PropertyNames.ASSERTION_PROVIDER,
                false,
                Map.of("DestinationServiceGenerated", false, "ClientProvided", true));
        Optional<SamlSettings> saml = givenByCall ? Optional.empty() : SamlReader.read(reader, true);
        Optional<String> companyId = reader.printable(PropertyNames.COMPANY_ID);
        UserTokenRules userToken = UserTokenRulesReader.read(reader);
        return service.filter(found -> givenByCall || saml.isPresent())
                .map(found -> new Authentication.SamlBearer(found, saml, companyId, userToken));
    }

    private Authentication.UserTokenExchange.Mode exchangeMode() {
        return reader.choice(
                PropertyNames.USER_TOKEN_EXCHANGE_MODE,
                Authentication.UserTokenExchange.Mode.AUTO,
                Map.of(
                        "auto", Authentication.UserTokenExchange.Mode.AUTO,
                        "user_token", Authentication.UserTokenExchange.Mode.USER_TOKEN,
                        "jwt_bearer", Authentication.UserTokenExchange.Mode.JWT_BEARER));
    }

    private boolean userIsSubject() {
        return reader.choice(PropertyNames.TOKEN_EXCHANGE_SUBJECT, false, Map.of("none", false, "user", true));
    }

    private Authentication.PrincipalPropagation.Mode propagation() {
        return reader.choice(
                PropertyNames.PROPAGATION_MODE,
                Authentication.PrincipalPropagation.Mode.HEADERS,
                Map.of(
                        "headers", Authentication.PrincipalPropagation.Mode.HEADERS,
                        "exchange", Authentication.PrincipalPropagation.Mode.EXCHANGE,
                        "auto", Authentication.PrincipalPropagation.Mode.AUTO));
    }
}
