package dev.fairlead.binding.token;

import dev.fairlead.configuration.HttpUrl;
import dev.fairlead.trust.Tls;
import java.util.Objects;

/**
 * How to call the Destination service now, for one tenant.
 *
 * @param uri base URL of the service
 * @param token goes along as bearer token; evict it after 401 and 403, and ask for access once more
 * @param tls TLS for the call: tokens of Cloud Identity Services are worth something only with their client's certificate
 * @param revision changes with the credentials, and {@code tls} with it
 */
public record ServiceAccess(HttpUrl uri, BindingToken token, Tls tls, String revision) {
    public ServiceAccess {
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(tls, "tls");
        Objects.requireNonNull(revision, "revision");
    }
}
