package dev.fairlead.configuration;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A token service and how a destination's client shows itself there (authentication specification, 3.1 to 3.4).
 *
 * @param url token endpoint; with {@code common} a template, see {@link #PLACEHOLDER}
 * @param common whether the tenant becomes a part of the URL ({@code tokenServiceURLType=Common})
 * @param proxyType the way to the token service
 * @param clientId the client
 * @param clientSecret its secret; empty for a public client, and for one that shows itself in another way
 * @param serviceUser who logs on to the token service by HTTP Basic, apart from the client
 * @param credentialsInBody whether client id and secret go into the form, or into an HTTP Basic header
 * @param scope scopes, separated by one space each; empty for none
 * @param headers further header fields
 * @param queries further query parameters
 * @param parameters further form parameters
 * @param keyStore client certificate in the TLS handshake, in place of a secret; empty for none
 * @param assertion client assertions, in place of a secret
 * @param formEncoded whether client id and secret are form-encoded before they go into an HTTP Basic header
 * @param connectTimeout limit for connecting
 * @param readTimeout limit for the answer
 */
public record TokenService(
        String url,
        boolean common,
        ProxyType proxyType,
        String clientId,
        Optional<Secret> clientSecret,
        Optional<ServiceUser> serviceUser,
        boolean credentialsInBody,
        String scope,
        List<Map.Entry<String, String>> headers,
        List<Map.Entry<String, String>> queries,
        List<Map.Entry<String, String>> parameters,
        Optional<KeyStoreReference> keyStore,
        AssertionSettings assertion,
        boolean formEncoded,
        Duration connectTimeout,
        Duration readTimeout) {

    /** Stands for the tenant in a common token service's URL; without it the tenant becomes the first host label. */
    public static final String PLACEHOLDER = "{tenant}";

    public TokenService {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(proxyType, "proxyType");
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(clientSecret, "clientSecret");
        Objects.requireNonNull(serviceUser, "serviceUser");
        Objects.requireNonNull(scope, "scope");
        headers = List.copyOf(headers);
        queries = List.copyOf(queries);
        parameters = List.copyOf(parameters);
        Objects.requireNonNull(keyStore, "keyStore");
        Objects.requireNonNull(assertion, "assertion");
        Objects.requireNonNull(connectTimeout, "connectTimeout");
        Objects.requireNonNull(readTimeout, "readTimeout");
    }

    /** {@code tokenServiceUser} and {@code tokenServicePassword}. */
    public record ServiceUser(String user, Secret password) {}

    /** The key stores that are named here. */
    public List<KeyStoreReference> keyStores() {
        Stream<KeyStoreReference> signing = assertion.local().map(AssertionSettings.Local::keyStore).stream();
        return Stream.concat(keyStore.stream(), signing).toList();
    }

    /** Endpoint and client; header fields and parameters may be secret. */
    @Override
    public String toString() {
        return "TokenService[" + Excerpt.of(url) + ", client " + clientId + "]";
    }
}
