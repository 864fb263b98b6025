package dev.fairlead.input;

import java.util.Objects;

/**
 * A token and what kind it is, for a token exchange (RFC 8693, section 3).
 *
 * @param token the token
 * @param type URI of its type, for example {@link #ACCESS_TOKEN}
 */
public record TypedToken(Sensitive token, String type) {
    /** An OAuth 2.0 access token. */
    public static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

    public TypedToken {
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(type, "type");
    }
}
