package dev.fairlead.binding.credentials;

import dev.fairlead.configuration.HttpUrl;
import java.util.Objects;

/**
 * How to use the Destination service (destination specification, 9.1).
 *
 * @param uri base URL of the service
 * @param client who gets tokens for it
 */
public record DestinationServiceCredentials(HttpUrl uri, ServiceClient client) {
    public DestinationServiceCredentials {
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(client, "client");
    }
}
