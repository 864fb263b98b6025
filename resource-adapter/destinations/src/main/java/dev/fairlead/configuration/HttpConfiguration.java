package dev.fairlead.configuration;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A valid HTTP destination.
 *
 * @param name its name
 * @param description text for people
 * @param url where the target is; for {@link ProxyType#ON_PREMISE} the virtual host and port of an agent's mapping
 * @param proxyType the way to the target
 * @param locationId {@code CloudConnectorLocationId}; empty for the agents without one
 * @param authentication how the target knows who calls
 * @param trust whom the destination trusts
 * @param headers header fields of every request: {@code URL.headers.*}, {@code sap-client}, {@code sap-language}
 * @param queries query parameters of every request, not encoded: {@code URL.queries.*}
 * @param connectTimeout limit for connecting
 * @param readTimeout limit for the head of the response, and for each further wait
 * @param authorizationOverride {@code fairlead.allowAuthorizationOverride}: whether the application's own
 *     {@code Authorization} wins over the destination's
 * @param appendDuplicates {@code fairlead.headers.duplicates=append}: whether the destination's header fields are sent
 *     beside the application's of the same name, in place of being replaced by them
 */
public record HttpConfiguration(
        String name,
        Optional<String> description,
        HttpUrl url,
        ProxyType proxyType,
        String locationId,
        Authentication authentication,
        TrustSettings trust,
        List<Map.Entry<String, String>> headers,
        List<Map.Entry<String, String>> queries,
        Duration connectTimeout,
        Duration readTimeout,
        boolean authorizationOverride,
        boolean appendDuplicates)
        implements Configuration {

    public HttpConfiguration {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(proxyType, "proxyType");
        Objects.requireNonNull(locationId, "locationId");
        Objects.requireNonNull(authentication, "authentication");
        Objects.requireNonNull(trust, "trust");
        headers = List.copyOf(headers);
        queries = List.copyOf(queries);
        Objects.requireNonNull(connectTimeout, "connectTimeout");
        Objects.requireNonNull(readTimeout, "readTimeout");
    }

    @Override
    public DestinationType type() {
        return DestinationType.HTTP;
    }

    /** Name, address and way; header fields and parameters may be secret. */
    @Override
    public String toString() {
        return "HttpConfiguration[" + name + ", " + url + ", " + proxyType.value() + ", " + authentication.value()
                + "]";
    }
}
