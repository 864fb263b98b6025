package dev.fairlead.service;

import dev.fairlead.trust.Certificates;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Stores that an answer of the Destination service brought along, by name. */
final class SentCertificates implements Certificates {

    private final Map<String, byte[]> stores;

    SentCertificates(Map<String, byte[]> stores) {
        this.stores = Map.copyOf(stores);
    }

    @Override
    public Optional<byte[]> content(String name) {
        return Optional.ofNullable(stores.get(name)).map(byte[]::clone);
    }

    @Override
    public String stamp(String name) {
        byte[] content = stores.get(name);
        return content == null ? "missing" : digest(content);
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
