package dev.fairlead.configuration;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what belongs to a token service (authentication specification, 3.1 to 3.4). */
final class TokenServiceReader {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);
    private static final Set<String> OWN_PARAMETERS = Set.of(
            "grant_type",
            "scope",
            "assertion",
            "client_id",
            "client_secret",
            "client_assertion",
            "client_assertion_type",
            "code",
            "refresh_token",
            "subject_token",
            "actor_token",
            "username",
            "password");

    private final PropertyReader reader;
    private final ReadingPolicy policy;

    TokenServiceReader(PropertyReader reader, ReadingPolicy policy) {
        this.reader = reader;
        this.policy = policy;
    }

    Optional<TokenService> read(OAuthRules rules, ProxyType ofDestination) {
        ProxyType proxyType = proxyType(rules, ofDestination);
        boolean common = common(rules);
        Optional<String> url = new TokenUrlReader(reader, policy).read(PropertyNames.TOKEN_URL, common, proxyType);
        refuseMetadata();
        ClientReader.Client client = new ClientReader(reader, rules).read(proxyType);
        List<Map.Entry<String, String>> headers = headers(client.authorizationIsOurs());
        List<Map.Entry<String, String>> parameters = parameters();
        Duration connectTimeout = timeout(PropertyNames.TOKEN_CONNECT_TIMEOUT, 60);
        Duration readTimeout = timeout(PropertyNames.TOKEN_READ_TIMEOUT, 600);
        return url.flatMap(found -> client.id()
                .map(id -> new TokenService(
                        found,
                        common,
                        proxyType,
                        id,
                        client.secret(),
                        client.serviceUser(),
                        client.credentialsInBody(),
                        scope(),
                        headers,
                        reader.group(PropertyNames.TOKEN_QUERIES),
                        parameters,
                        client.keyStore(),
                        client.assertion(),
                        client.formEncoded(),
                        connectTimeout,
                        readTimeout)));
    }

    /**
     * The token service of an RFC destination, which has names of its own for the little that can be said
     * (authentication specification, 8.4).
     */
    Optional<TokenService> readTechnicalUser(String idProperty, String secretProperty, String urlProperty) {
        boolean common = reader.text(urlProperty)
                .filter(text -> text.contains(TokenService.PLACEHOLDER))
                .isPresent();
        Optional<String> url = new TokenUrlReader(reader, policy).read(urlProperty, common, ProxyType.INTERNET);
        Optional<String> id = reader.mandatoryPrintable(idProperty);
        Optional<Secret> secret = reader.mandatorySecret(secretProperty);
        return url.flatMap(found -> id.map(client -> new TokenService(
                found,
                common,
                ProxyType.INTERNET,
                client,
                secret,
                Optional.empty(),
                true,
                "",
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                AssertionSettings.NONE,
                true,
                DEFAULT_TIMEOUT,
                DEFAULT_TIMEOUT)));
    }

    /** A token endpoint does not say which issuer's metadata it stands in (RFC 8414, 3). */
    private void refuseMetadata() {
        if (reader.flag(PropertyNames.TOKEN_METADATA, false)) {
            reader.problems()
                    .invalid(
                            PropertyNames.TOKEN_METADATA,
                            "is true, and no metadata are looked up here",
                            "Name the endpoint for clients with certificates in " + PropertyNames.TOKEN_URL
                                    + "; it is mtls_endpoint_aliases.token_endpoint of the issuer's metadata");
        }
    }

    /** The token of technical user propagation never comes through the tunnel that it opens. */
    private ProxyType proxyType(OAuthRules rules, ProxyType ofDestination) {
        if (rules == OAuthRules.TECHNICAL_USER) {
            reader.warnUnused("this token service is always on the Internet", PropertyNames.TOKEN_PROXY_TYPE);
            return ProxyType.INTERNET;
        }
        return reader.choice(
                PropertyNames.TOKEN_PROXY_TYPE,
                ofDestination,
                Map.of("Internet", ProxyType.INTERNET, "OnPremise", ProxyType.ON_PREMISE));
    }

    private boolean common(OAuthRules rules) {
        boolean common = reader.choice(PropertyNames.TOKEN_URL_TYPE, false, Map.of("Dedicated", false, "Common", true));
        if (common && rules.commonUrl() == OAuthRules.CommonUrl.REFUSED) {
            reader.problems()
                    .invalid(
                            PropertyNames.TOKEN_URL_TYPE,
                            "is Common, though a token exchange takes its URL as it stands",
                            "Remove it");
        }
        if (common && rules.commonUrl() == OAuthRules.CommonUrl.IGNORED) {
            reader.warn(PropertyNames.TOKEN_URL_TYPE, "has no effect: a password belongs to one tenant");
        }
        return common && rules.commonUrl() == OAuthRules.CommonUrl.ALLOWED;
    }

    private String scope() {
        return reader.text(PropertyNames.SCOPE).orElse("").replaceAll("\\s+", " ");
    }

    private List<Map.Entry<String, String>> headers(boolean authorizationIsOurs) {
        List<Map.Entry<String, String>> headers = new HeaderReader(reader).group(PropertyNames.TOKEN_HEADERS);
        for (Map.Entry<String, String> header : headers) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (name.equals("content-type") || authorizationIsOurs && name.equals("authorization")) {
                reader.problems()
                        .invalid(
                                PropertyNames.TOKEN_HEADERS + header.getKey(),
                                "is a header field that the token request sets itself",
                                "Remove it");
            }
        }
        return headers;
    }

    private List<Map.Entry<String, String>> parameters() {
        List<Map.Entry<String, String>> all = reader.group(PropertyNames.TOKEN_PARAMETERS);
        for (Map.Entry<String, String> parameter : all) {
            if (OWN_PARAMETERS.contains(parameter.getKey())) {
                reader.warn(
                        PropertyNames.TOKEN_PARAMETERS + parameter.getKey(),
                        "has no effect: the token request sets it itself");
            }
        }
        return all.stream()
                .filter(parameter -> !OWN_PARAMETERS.contains(parameter.getKey()))
                .toList();
    }

    /** A value that is 0, too large or no number gives the default; SAP BTP does not clamp either. */
    private Duration timeout(String property, int maximum) {
        Optional<String> value = reader.text(property);
        int seconds = value.filter(digits -> digits.matches("\\d{1,6}"))
                .map(Integer::parseInt)
                .orElse(0);
        if (seconds >= 1 && seconds <= maximum) {
            return Duration.ofSeconds(seconds);
        }
        if (value.isPresent() && !value.get().equals("0")) {
            reader.warn(
                    property,
                    "is no number from 0 to " + maximum + ", so " + DEFAULT_TIMEOUT.toSeconds() + " s are used");
        }
        return DEFAULT_TIMEOUT;
    }
}
