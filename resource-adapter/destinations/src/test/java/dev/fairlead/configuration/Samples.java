package dev.fairlead.configuration;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The smallest valid destination of every kind, and the reader of an installation with its defaults. */
final class Samples {

    static final ReadingPolicy POLICY = new ReadingPolicy(false, false, Duration.ofSeconds(5), Duration.ofSeconds(30));

    private static final Map<String, String> TOKEN_SERVICE =
            Map.of("clientId", "client", "tokenServiceURL", "https://id.example/token");
    private static final Map<String, String> SAML =
            Map.of("audience", "shop", "authnContextClassRef", "urn:oasis:names:tc:SAML:2.0:ac:classes:X509");

    private static final Map<String, List<Map<String, String>>> HTTP = Map.ofEntries(
            Map.entry("NoAuthentication", List.of()),
            Map.entry("BasicAuthentication", List.of(Map.of("User", "svc", "Password", "s3cret"))),
            Map.entry("ClientCertificateAuthentication", List.of(Map.of("KeyStoreLocation", "client.pem"))),
            Map.entry(
                    "PrincipalPropagation",
                    List.of(Map.of("URL", "http://erp.virtual:8080", "ProxyType", "OnPremise"))),
            Map.entry("OAuth2ClientCredentials", List.of(TOKEN_SERVICE, Map.of("clientSecret", "s3cret"))),
            Map.entry("OAuth2Password", List.of(TOKEN_SERVICE, Map.of("User", "svc", "Password", "s3cret"))),
            Map.entry(
                    "OAuth2SAMLBearerAssertion",
                    List.of(SAML, Map.of("clientKey", "key", "tokenServiceURL", "https://id.example/token"))),
            Map.entry("SAMLAssertion", List.of(SAML)),
            Map.entry("OAuth2UserTokenExchange", List.of(TOKEN_SERVICE)),
            Map.entry("OAuth2JWTBearer", List.of(TOKEN_SERVICE)),
            Map.entry("OAuth2TokenExchange", List.of(TOKEN_SERVICE)),
            Map.entry("OAuth2AuthorizationCode", List.of(TOKEN_SERVICE)),
            Map.entry("OAuth2RefreshToken", List.of(TOKEN_SERVICE)),
            Map.entry(
                    "OAuth2TechnicalUserPropagation",
                    List.of(
                            TOKEN_SERVICE,
                            Map.of(
                                    "clientSecret", "s3cret",
                                    "URL", "http://erp.virtual:8080",
                                    "ProxyType", "OnPremise"))));

    private Samples() {}

    /** Every {@code Authentication} of an HTTP destination. */
    static List<String> httpAuthentications() {
        return HTTP.keySet().stream().sorted().toList();
    }

    /** A destination that may be changed. */
    static Map<String, String> http(String authentication) {
        Map<String, String> properties = new HashMap<>();
        properties.put("Type", "HTTP");
        properties.put("URL", "https://shop.example");
        properties.put("Authentication", authentication);
        HTTP.get(authentication).forEach(properties::putAll);
        return properties;
    }

    static Configuration read(Map<String, String> properties) {
        return new ConfigurationReader(POLICY).read(DestinationProperties.of("shop", properties));
    }
}
