package dev.fairlead.configuration;

import java.util.Objects;
import java.util.Optional;

/**
 * How a user's token is verified that no container has verified (destination specification, 2.6.15).
 *
 * @param jwks the keys as a JWK set in JSON; wins over the URL
 * @param jwksUrl where the keys are
 * @param type the token's expected {@code typ}
 */
public record UserTokenRules(Optional<String> jwks, Optional<HttpUrl> jwksUrl, String type) {
    /** No keys of its own, type {@code JWT}. */
    public static final UserTokenRules DEFAULT = new UserTokenRules(Optional.empty(), Optional.empty(), "JWT");

    public UserTokenRules {
        Objects.requireNonNull(jwks, "jwks");
        Objects.requireNonNull(jwksUrl, "jwksUrl");
        Objects.requireNonNull(type, "type");
    }

    /** Whether the destination itself names the keys. */
    public boolean namesKeys() {
        return jwks.isPresent() || jwksUrl.isPresent();
    }
}
