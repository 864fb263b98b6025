package dev.fairlead.http;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a user allows an application to act for them, and as which client it asks (RFC 6749, 3.1 and 2.2).
 *
 * @param uri the authorization endpoint: {@code fairlead.authorizationURL} of the destination
 * @param clientId the client
 * @param scope the scope to ask for; empty for the server's default
 */
public record AuthorizationEndpoint(URI uri, String clientId, Optional<String> scope) {

    public AuthorizationEndpoint {
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(scope, "scope");
    }
}
