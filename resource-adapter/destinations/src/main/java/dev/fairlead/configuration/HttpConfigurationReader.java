package dev.fairlead.configuration;

import dev.fairlead.error.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns properties into a valid HTTP destination, or says all that is wrong (destination specification, 1.21). */
public final class HttpConfigurationReader {

    private static final Set<String> OTHER_TYPES = Set.of("RFC", "MAIL", "LDAP", "TCP");

    private final ReadingPolicy policy;

    /** A reader for an installation with {@code policy}. */
    public HttpConfigurationReader(ReadingPolicy policy) {
        this.policy = policy;
    }

    /**
     * Reads one destination.
     *
     * @throws dev.fairlead.error.InvalidDestinationException with every problem that was found
     */
    public HttpConfiguration read(DestinationProperties properties) {
        Problems problems = new Problems(properties);
        checkType(properties, problems);
        problems.throwIfAny();

        PropertyReader reader = new PropertyReader(properties, problems);
        ProxyType proxyType = proxyType(reader, PropertyNames.PROXY_TYPE, ProxyType.INTERNET);
        Optional<HttpUrl> url = targetUrl(reader, proxyType);
        Optional<Authentication> authentication = authentication(reader, proxyType);
        TrustSettings trust = trust(reader, url, authentication);
        List<Map.Entry<String, String>> headers = headers(reader, authentication);
        String locationId = locationId(reader);
        Duration connect = reader.seconds(PropertyNames.URL_CONNECT_TIMEOUT, 300, policy.connectTimeout());
        Duration read = reader.seconds(PropertyNames.URL_READ_TIMEOUT, 43_200, policy.readTimeout());
        problems.throwIfAny();

        return new HttpConfiguration(
                properties.name(),
                url.orElseThrow(),
                proxyType,
                locationId,
                authentication.orElseThrow(),
                trust,
                headers,
                properties.group(PropertyNames.URL_QUERIES),
                connect,
                read);
    }

    private static void checkType(DestinationProperties properties, Problems problems) {
        String type = properties.text(PropertyNames.TYPE).orElse("");
        if (type.isEmpty()) {
            problems.missing(PropertyNames.TYPE);
        } else if (!type.equals("HTTP")) {
            String found = OTHER_TYPES.contains(type)
                    ? "'" + type + "' is not supported by this release"
                    : "'" + Excerpt.of(type) + "' is no type of destination";
            problems.add(ErrorCode.TYPE_UNSUPPORTED, PropertyNames.TYPE, found, "Use HTTP");
        }
    }

    static ProxyType proxyType(PropertyReader reader, String property, ProxyType otherwise) {
        Optional<String> value = reader.text(property);
        if (value.isEmpty()) {
            return otherwise;
        }
        Optional<ProxyType> known = ProxyType.of(value.get());
        if (known.isEmpty()) {
            reader.problems()
                    .invalid(
                            property,
                            "'" + Excerpt.of(value.get()) + "' is no proxy type",
                            "Use Internet, OnPremise or PrivateLink");
        }
        return known.orElse(otherwise);
    }

    private static Optional<HttpUrl> targetUrl(PropertyReader reader, ProxyType proxyType) {
        Optional<HttpUrl> url = reader.url(PropertyNames.URL);
        if (proxyType == ProxyType.ON_PREMISE && url.filter(HttpUrl::secure).isPresent()) {
            reader.problems()
                    .invalid(
                            PropertyNames.URL,
                            "starts with https:// though ProxyType is OnPremise",
                            "Write http://; the tunnel is encrypted, and the agent's mapping says how the back end is");
        }
        return url;
    }

    private Optional<Authentication> authentication(PropertyReader reader, ProxyType proxyType) {
        Optional<String> value = reader.mandatory(PropertyNames.AUTHENTICATION);
        if (value.isEmpty() || !fits(value.get(), proxyType, reader.problems())) {
            return Optional.empty();
        }
        return switch (value.get()) {
            case AuthenticationTypes.NONE -> Optional.of(new Authentication.None());
            case AuthenticationTypes.BASIC -> BasicReader.read(reader).map(basic -> basic);
            case AuthenticationTypes.CLIENT_CREDENTIALS ->
                TokenServiceReader.read(reader, proxyType, policy.plainTokenServiceAllowed())
                        .map(Authentication.ClientCredentials::new);
            case AuthenticationTypes.PRINCIPAL_PROPAGATION -> Optional.of(new Authentication.PrincipalPropagation());
            default -> throw new IllegalStateException("No reader for a supported authentication");
        };
    }

    private static boolean fits(String authentication, ProxyType proxyType, Problems problems) {
        if (AuthenticationTypes.specifiedOnly(authentication)) {
            problems.add(
                    ErrorCode.AUTHENTICATION_UNSUPPORTED,
                    PropertyNames.AUTHENTICATION,
                    "'" + authentication + "' is not supported by this release",
                    "Use one of " + AuthenticationTypes.supportedNames());
            return false;
        }
        if (!AuthenticationTypes.supported(authentication)) {
            problems.invalid(
                    PropertyNames.AUTHENTICATION,
                    "'" + Excerpt.of(authentication) + "' is no authentication",
                    "Use one of " + AuthenticationTypes.supportedNames());
            return false;
        }
        if (!AuthenticationTypes.proxyTypes(authentication).contains(proxyType)) {
            problems.add(
                    ErrorCode.AUTHENTICATION_UNSUPPORTED,
                    PropertyNames.AUTHENTICATION,
                    authentication + " does not go with ProxyType " + proxyType.value(),
                    "Set ProxyType to "
                            + String.join(
                                    " or ",
                                    AuthenticationTypes.proxyTypes(authentication).stream()
                                            .map(ProxyType::value)
                                            .sorted()
                                            .toList()));
            return false;
        }
        return true;
    }

    private TrustSettings trust(PropertyReader reader, Optional<HttpUrl> url, Optional<Authentication> authentication) {
        boolean trustAll = reader.flag(PropertyNames.TRUST_ALL, false);
        if (trustAll && policy.trustAllForbidden()) {
            reader.problems()
                    .invalid(
                            PropertyNames.TRUST_ALL,
                            "is TRUE, which this installation forbids",
                            "Put the issuer of the server's certificate into TrustStoreLocation");
        }
        if (url.filter(target -> !target.secure()).isPresent() && !tokenServiceIsSecure(authentication)) {
            for (String store : List.of(PropertyNames.TRUST_STORE_LOCATION, PropertyNames.KEY_STORE_LOCATION)) {
                if (reader.text(store).isPresent()) {
                    reader.problems()
                            .invalid(store, "is set though URL starts with http://", "Use https://, or remove it");
                }
            }
        }
        return new TrustSettings(
                reader.text(PropertyNames.TRUST_STORE_LOCATION),
                reader.secret(PropertyNames.TRUST_STORE_PASSWORD).orElse(Secret.EMPTY),
                trustAll,
                HostnameRule.of(reader.text(PropertyNames.HOSTNAME_VERIFIER).orElse("Strict")));
    }

    private static boolean tokenServiceIsSecure(Optional<Authentication> authentication) {
        return authentication
                .filter(Authentication.ClientCredentials.class::isInstance)
                .map(Authentication.ClientCredentials.class::cast)
                .filter(client -> client.service().url().startsWith("https:"))
                .isPresent();
    }

    private static List<Map.Entry<String, String>> headers(
            PropertyReader reader, Optional<Authentication> authentication) {
        List<Map.Entry<String, String>> headers = new ArrayList<>(reader.headers(PropertyNames.URL_HEADERS));
        boolean propagates = authentication
                .filter(Authentication.PrincipalPropagation.class::isInstance)
                .isPresent();
        if (propagates && headers.stream().anyMatch(header -> header.getKey().equalsIgnoreCase("Authorization"))) {
            reader.problems()
                    .invalid(
                            PropertyNames.URL_HEADERS + "Authorization",
                            "is set though the agent logs the user on",
                            "Remove it, or use another authentication");
        }
        for (String name : List.of(PropertyNames.SAP_CLIENT, PropertyNames.SAP_LANGUAGE)) {
            reader.headerValue(name).ifPresent(value -> headers.add(Map.entry(name, value)));
        }
        return headers;
    }

    private static String locationId(PropertyReader reader) {
        String locationId = reader.text(PropertyNames.LOCATION_ID).orElse("");
        if (!locationId.matches("[ -~]{0,64}")) {
            reader.problems()
                    .invalid(
                            PropertyNames.LOCATION_ID,
                            "'" + Excerpt.of(locationId) + "' is too long or not ASCII",
                            "Use up to 64 printable ASCII characters");
        }
        return locationId;
    }
}
