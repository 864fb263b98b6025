package dev.fairlead.configuration;

import static dev.fairlead.configuration.ProxyType.INTERNET;
import static dev.fairlead.configuration.ProxyType.ON_PREMISE;
import static dev.fairlead.configuration.ProxyType.PRIVATE_LINK;

import java.util.Map;
import java.util.Set;

/** Which authentication goes with which proxy type (destination specification, 1.2), and what this release can do. */
final class AuthenticationTypes {

    static final String NONE = "NoAuthentication";
    static final String BASIC = "BasicAuthentication";
    static final String CLIENT_CREDENTIALS = "OAuth2ClientCredentials";
    static final String PRINCIPAL_PROPAGATION = "PrincipalPropagation";

    private static final Map<String, Set<ProxyType>> SUPPORTED = Map.of(
            NONE, Set.of(INTERNET, ON_PREMISE, PRIVATE_LINK),
            BASIC, Set.of(INTERNET, ON_PREMISE, PRIVATE_LINK),
            CLIENT_CREDENTIALS, Set.of(INTERNET, ON_PREMISE),
            PRINCIPAL_PROPAGATION, Set.of(ON_PREMISE));

    private static final Set<String> SPECIFIED_ONLY = Set.of(
            "ClientCertificateAuthentication",
            "OAuth2SAMLBearerAssertion",
            "OAuth2UserTokenExchange",
            "OAuth2JWTBearer",
            "OAuth2Password",
            "SAMLAssertion",
            "OAuth2RefreshToken",
            "OAuth2AuthorizationCode",
            "OAuth2TechnicalUserPropagation",
            "OAuth2TokenExchange",
            "SAPAssertionSSO");

    private AuthenticationTypes() {}

    static boolean supported(String authentication) {
        return SUPPORTED.containsKey(authentication);
    }

    /** Whether SAP BTP knows it and this release does not do it. */
    static boolean specifiedOnly(String authentication) {
        return SPECIFIED_ONLY.contains(authentication);
    }

    static Set<ProxyType> proxyTypes(String authentication) {
        return SUPPORTED.get(authentication);
    }

    static String supportedNames() {
        return String.join(", ", SUPPORTED.keySet().stream().sorted().toList());
    }
}
