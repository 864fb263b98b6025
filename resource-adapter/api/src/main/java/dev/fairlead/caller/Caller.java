package dev.fairlead.caller;

import java.util.Objects;
import java.util.Optional;

/**
 * A user as the container knows it at the moment of a call.
 *
 * @param identity who it is
 * @param name name to show, for logs and audit; not an identity
 * @param token what proves it; empty if the container authenticated the user without a token
 */
public record Caller(CallerIdentity identity, String name, Optional<UserToken> token) {

    public Caller {
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(token, "token");
    }
}
