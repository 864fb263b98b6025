package dev.fairlead.cdi.authorization;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The proof key of a code exchange (RFC 7636, 4).
 *
 * @param value 43 to 128 unreserved characters
 */
record CodeVerifier(String value) {

    /** The challenge of the method {@code S256}: the SHA-256 digest in base64url without padding. */
    String challenge() {
        byte[] digest = sha256().digest(value.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** A proof key never prints. */
    @Override
    public String toString() {
        return "CodeVerifier[***]";
    }
}
