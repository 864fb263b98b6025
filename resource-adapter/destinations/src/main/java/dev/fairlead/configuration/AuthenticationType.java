package dev.fairlead.configuration;

import static dev.fairlead.configuration.ProxyType.INTERNET;
import static dev.fairlead.configuration.ProxyType.ON_PREMISE;
import static dev.fairlead.configuration.ProxyType.PRIVATE_LINK;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The values of {@code Authentication}, with the proxy types and the types of destination that each goes with
 * (authentication specification, 2). Where the pages of SAP BTP list a pair that cannot work, the pair is not here:
 * a client certificate ends where the tunnel ends TLS.
 */
enum AuthenticationType {
    NONE("NoAuthentication", true, INTERNET, ON_PREMISE, PRIVATE_LINK),
    BASIC("BasicAuthentication", true, INTERNET, ON_PREMISE, PRIVATE_LINK),
    CLIENT_CERTIFICATE("ClientCertificateAuthentication", false, INTERNET, PRIVATE_LINK),
    PRINCIPAL_PROPAGATION("PrincipalPropagation", false, ON_PREMISE),
    CLIENT_CREDENTIALS("OAuth2ClientCredentials", true, INTERNET, ON_PREMISE),
    PASSWORD("OAuth2Password", true, INTERNET, ON_PREMISE),
    SAML_BEARER("OAuth2SAMLBearerAssertion", true, INTERNET, ON_PREMISE),
    SAML_ASSERTION("SAMLAssertion", false, INTERNET, ON_PREMISE, PRIVATE_LINK),
    USER_TOKEN_EXCHANGE("OAuth2UserTokenExchange", true, INTERNET, ON_PREMISE),
    JWT_BEARER("OAuth2JWTBearer", true, INTERNET, ON_PREMISE),
    TOKEN_EXCHANGE("OAuth2TokenExchange", true, INTERNET, ON_PREMISE),
    AUTHORIZATION_CODE("OAuth2AuthorizationCode", true, INTERNET, ON_PREMISE),
    REFRESH_TOKEN("OAuth2RefreshToken", true, INTERNET, ON_PREMISE),
    TECHNICAL_USER("OAuth2TechnicalUserPropagation", false, ON_PREMISE);

    /** Known to SAP BTP once, and never built: there is no page on it any more. */
    static final String LEGACY = "SAPAssertionSSO";

    private final String value;
    private final boolean forMail;
    private final Set<ProxyType> proxyTypes;

    AuthenticationType(String value, boolean forMail, ProxyType first, ProxyType... others) {
        this.value = value;
        this.forMail = forMail;
        this.proxyTypes = EnumSet.of(first, others);
    }

    String value() {
        return value;
    }

    static Optional<AuthenticationType> of(String value) {
        return Arrays.stream(values()).filter(type -> type.value.equals(value)).findFirst();
    }

    boolean goesWith(DestinationType type) {
        return type == DestinationType.HTTP || type == DestinationType.MAIL && forMail;
    }

    boolean goesWith(ProxyType proxyType) {
        return proxyTypes.contains(proxyType);
    }

    /** The proxy types for a message. */
    String proxyTypeNames() {
        return proxyTypes.stream()
                .map(ProxyType::value)
                .reduce((one, other) -> one + " or " + other)
                .orElseThrow();
    }

    /** What a destination of this type may say, for a message. */
    static String namesFor(DestinationType type) {
        List<String> names = Arrays.stream(values())
                .filter(authentication -> authentication.goesWith(type))
                .map(AuthenticationType::value)
                .sorted()
                .toList();
        return String.join(", ", names);
    }
}
