package dev.fairlead.tunnel.keys;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, also with every request: to look for a provider each time costs more than the digest of a token. */
public final class Sha256 {
    /** Never fed with anything, so that all threads may copy it. */
    private static final MessageDigest EMPTY = fromProvider();

    private Sha256() {}

    /** A digest that has seen nothing. */
    public static MessageDigest digest() {
        try {
            return (MessageDigest) EMPTY.clone();
        } catch (CloneNotSupportedException otherProvider) {
            return fromProvider();
        }
    }

    private static MessageDigest fromProvider() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
