package dev.fairlead.tunnel.websocket;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** The proof that a server understood an upgrade request (RFC 6455, 4.1 and 4.2.2); it protects nothing. */
final class UpgradeKey {
    private static final String SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int SIZE = 16;

    private UpgradeKey() {}

    static String random() {
        byte[] key = new byte[SIZE];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    static boolean isKey(String text) {
        try {
            return Base64.getDecoder().decode(text).length == SIZE;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** What a server answers to a key. */
    static String accept(String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1").digest((key + SUFFIX).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
