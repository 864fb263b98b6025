package dev.fairlead.jwt;

import dev.fairlead.caller.UserToken;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Stands for a token in keys of caches, so that none of them holds a token (authentication specification, 3.7). */
public final class TokenDigest {

    private TokenDigest() {}

    /** The SHA-256 of the encoded token in lower-case hexadecimal digits. */
    public static String of(UserToken token) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(token.reveal().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
