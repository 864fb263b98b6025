package dev.fairlead.tunnel.token;

import java.util.Objects;

/** A token that is not believed. The message names what was wrong, never a value of the token. */
public final class TokenRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final boolean expired;

    /**
     * @param reason short word for logs: {@code size}, {@code format}, {@code alg}, {@code typ}, {@code iss},
     *     {@code sig}, {@code exp}, {@code nbf}, {@code iat}, {@code aud}, {@code claim} and others
     * @param message for an operator
     */
    public TokenRefusedException(String reason, String message) {
        this(reason, message, false);
    }

    private TokenRefusedException(String reason, String message, boolean expired) {
        super(message, null, false, false);
        this.reason = Objects.requireNonNull(reason, "reason");
        this.expired = expired;
    }

    /** The token was good, and is too old. */
    static TokenRefusedException tooOld() {
        return new TokenRefusedException("exp", "The token has expired: get a new one and repeat", true);
    }

    /** Whether nothing but its age is wrong: a new one of the same issuer would do. */
    public boolean isExpired() {
        return expired;
    }

    /** A short word for logs. */
    public String reason() {
        return reason;
    }
}
