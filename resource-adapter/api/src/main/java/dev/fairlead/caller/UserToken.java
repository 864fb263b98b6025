package dev.fairlead.caller;

import java.util.Objects;

/** A user's encoded token. Its value never prints. */
public final class UserToken {
    private final String encoded;

    private UserToken(String encoded) {
        this.encoded = encoded;
    }

    /** Wraps an encoded token, usually a JWT in compact form. */
    public static UserToken of(String encoded) {
        return new UserToken(Objects.requireNonNull(encoded, "encoded"));
    }

    /** The token itself: for the wire only. */
    public String reveal() {
        return encoded;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UserToken token && encoded.equals(token.encoded);
    }

    @Override
    public int hashCode() {
        return encoded.hashCode();
    }

    @Override
    public String toString() {
        return "UserToken[***]";
    }
}
