package dev.fairlead.rfc.transport;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Whose cookies a call brings along.
 *
 * @param key tells this identity from all others: tenant, issuer and user id, never a token
 * @param validUntil when what proves the identity expires; the cookies are forgotten then
 */
public record Principal(String key, Optional<Instant> validUntil) {

    public Principal {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(validUntil, "validUntil");
    }
}
