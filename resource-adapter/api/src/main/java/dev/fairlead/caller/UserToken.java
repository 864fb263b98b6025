package dev.fairlead.caller;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/** A user's encoded token. Its value never prints. */
public final class UserToken {
    private final String encoded;
    // computed on demand; threads that race compute the same, and strings are safe to publish
    private String digest;

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

    /** The token's SHA-256 in lower-case hexadecimal: stands for the token wherever one must not be kept. */
    public String digest() {
        String known = digest;
        if (known == null) {
            known = HexFormat.of().formatHex(sha256().digest(encoded.getBytes(StandardCharsets.UTF_8)));
            digest = known;
        }
        return known;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
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
