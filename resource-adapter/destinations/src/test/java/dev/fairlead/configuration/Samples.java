package dev.fairlead.configuration;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

    private static final Map<String, String> RFC = Map.of(
            "Type", "RFC",
            "jco.destination.proxy_type", "OnPremise",
            "jco.client.client", "100",
            "jco.client.user", "svc",
            "jco.client.passwd", "s3cret");

    private static final Map<String, List<Map<String, String>>> OTHERS = Map.of(
            "MAIL BasicAuthentication",
            List.of(Map.of(
                    "Type", "MAIL",
                    "ProxyType", "Internet",
                    "Authentication", "BasicAuthentication",
                    "mail.user", "ops@shop.example",
                    "mail.password", "s3cret",
                    "mail.smtp.host", "mail.example")),
            "MAIL OAuth2ClientCredentials",
            List.of(
                    TOKEN_SERVICE,
                    Map.of(
                            "Type", "MAIL",
                            "ProxyType", "Internet",
                            "Authentication", "OAuth2ClientCredentials",
                            "clientSecret", "s3cret",
                            "mail.user", "ops@shop.example",
                            "mail.imap4s.host", "mail.example")),
            "LDAP BasicAuthentication",
            List.of(Map.of(
                    "Type", "LDAP",
                    "ldap.url", "ldaps://ldap.example",
                    "ldap.proxyType", "Internet",
                    "ldap.authentication", "BasicAuthentication",
                    "ldap.user", "cn=svc",
                    "ldap.password", "s3cret")),
            "TCP",
            List.of(Map.of("Type", "TCP", "Address", "tcp://queue:1234", "ProxyType", "OnPremise")),
            "RFC direct",
            List.of(RFC, Map.of("jco.client.ashost", "erp", "jco.client.sysnr", "00")),
            "RFC load-balanced",
            List.of(RFC, Map.of("jco.client.mshost", "erp", "jco.client.r3name", "PRD")),
            "RFC websocket",
            List.of(
                    RFC,
                    Map.of(
                            "jco.destination.proxy_type", "Internet",
                            "jco.client.wshost", "erp.example",
                            "jco.client.wsport", "443")),
            "RFC technical",
            List.of(Map.of(
                    "Type", "RFC",
                    "jco.destination.proxy_type", "OnPremise",
                    "jco.destination.auth_type", "TechnicalUserPropagation",
                    "jco.client.tech_user_id", "client",
                    "jco.client.tech_user_secret", "s3cret",
                    "jco.client.tech_user_service_url", "https://{tenant}.id.example/token",
                    "jco.client.client", "100",
                    "jco.client.ashost", "erp",
                    "jco.client.sysnr", "00")));

    private Samples() {}

    /** Names of all samples: type and what is special about it. */
    static List<String> names() {
        return Stream.concat(HTTP.keySet().stream().map("HTTP "::concat), OTHERS.keySet().stream())
                .sorted()
                .toList();
    }

    /** A sample that may be changed. */
    static Map<String, String> of(String name) {
        if (name.startsWith("HTTP ")) {
            return http(name.substring("HTTP ".length()));
        }
        Map<String, String> properties = new HashMap<>();
        OTHERS.get(name).forEach(properties::putAll);
        return properties;
    }

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

    static TokenService tokenService(Map<String, String> properties) {
        return ((Authentication.OAuth) read(properties).authentication()).service();
    }

    static Configuration read(Map<String, String> properties) {
        return new ConfigurationReader(POLICY).read(DestinationProperties.of("shop", properties));
    }
}
