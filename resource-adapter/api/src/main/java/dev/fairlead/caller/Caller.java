package dev.fairlead.caller;

import java.util.Objects;
import java.util.Optional;

/**
 * A user as known at the moment of a call.
 *
 * @param identity who it is
 * @param name name to show, for logs and audit; not an identity
 * @param token what proves it; empty if the container authenticated the user without a token
 * @param verified whether somebody has verified who it is: the container, or the service that has just issued the token.
 *     If not, the application says so, and the token is verified before it is used (authentication specification, 4.7)
 */
public record Caller(CallerIdentity identity, String name, Optional<UserToken> token, boolean verified) {

    public Caller {
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(token, "token");
    }

    /** A user by the application's word, which nobody has verified. */
    public Caller(CallerIdentity identity, String name, Optional<UserToken> token) {
        this(identity, name, token, false);
    }

    /** The same user, for those who take it from the container: its word is as good as a signature. */
    public Caller asVerified() {
        return verified ? this : new Caller(identity, name, token, true);
    }

    /** The same user as the application's word, whoever has verified it before. */
    public Caller asClaimed() {
        return verified ? new Caller(identity, name, token, false) : this;
    }
}
