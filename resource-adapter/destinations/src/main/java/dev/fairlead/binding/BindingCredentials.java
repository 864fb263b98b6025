package dev.fairlead.binding;

import dev.fairlead.json.StrictJson;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The credentials of a binding by key, alike for every layout they were read from: numbers and booleans are text, and
 * members of nested objects are named {@code outer.inner}. Values never print.
 */
public final class BindingCredentials {

    private final Map<String, List<String>> values;

    private BindingCredentials(Map<String, List<String>> values) {
        this.values = values;
    }

    /** Credentials of texts. */
    public static BindingCredentials of(Map<String, String> texts) {
        Map<String, List<String>> values = new TreeMap<>();
        texts.forEach((key, text) -> values.put(key, List.of(text)));
        return new BindingCredentials(values);
    }

    static BindingCredentials of(JsonObject object) {
        Map<String, List<String>> values = new TreeMap<>();
        object.forEach((key, value) -> put(values, key, value));
        return new BindingCredentials(values);
    }

    static BindingCredentials of(String key, JsonValue value) {
        Map<String, List<String>> values = new TreeMap<>();
        put(values, key, value);
        return new BindingCredentials(values);
    }

    private static void put(Map<String, List<String>> values, String key, JsonValue value) {
        switch (value.getValueType()) {
            case NULL -> values.remove(key);
            case OBJECT -> value.asJsonObject().forEach((inner, member) -> put(values, key + "." + inner, member));
            case ARRAY -> values.put(key, texts(value.asJsonArray()));
            default -> values.put(key, List.of(text(value)));
        }
    }

    static List<String> texts(JsonArray array) {
        return array.stream().map(BindingCredentials::text).toList();
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }

    /** These and the others; where both have a key, the others count. */
    BindingCredentials with(BindingCredentials others) {
        Map<String, List<String>> all = new TreeMap<>(values);
        all.putAll(others.values);
        return new BindingCredentials(all);
    }

    BindingCredentials without(Set<String> keys) {
        Map<String, List<String>> rest = new TreeMap<>(values);
        rest.keySet().removeAll(keys);
        return new BindingCredentials(rest);
    }

    /** The same with {@code key} as a list, written as a JSON array or with commas. */
    BindingCredentials withList(String key) {
        Map<String, List<String>> all = new TreeMap<>(values);
        all.computeIfPresent(key, (same, texts) -> texts.size() == 1 ? list(texts.get(0)) : texts);
        return new BindingCredentials(all);
    }

    private static List<String> list(String text) {
        try {
            if (StrictJson.parse(text) instanceof JsonArray array) {
                return texts(array);
            }
        } catch (IllegalArgumentException e) {
            return split(text);
        }
        return split(text);
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>(List.of(text.split(",")));
        parts.replaceAll(String::strip);
        parts.removeIf(String::isEmpty);
        return List.copyOf(parts);
    }

    /** The keys, in alphabetical order. */
    public Set<String> keys() {
        return Set.copyOf(values.keySet());
    }

    /** Whether there is nothing at all. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The value of a key without blanks around it; empty if it is missing, blank or a list of several. */
    public Optional<String> text(String key) {
        List<String> texts = values.getOrDefault(key, List.of());
        return texts.size() == 1 ? Optional.of(texts.get(0).strip()).filter(text -> !text.isEmpty()) : Optional.empty();
    }

    /** All values of a key; empty if it is missing. */
    public List<String> texts(String key) {
        return values.getOrDefault(key, List.of());
    }

    /** SHA-256 over everything, in hex: tells one set of credentials from another without giving any away. */
    public String digest() {
        MessageDigest sha256 = sha256();
        values.forEach((key, texts) -> {
            add(sha256, key);
            sha256.update(ByteBuffer.allocate(4).putInt(texts.size()).array());
            texts.forEach(text -> add(sha256, text));
        });
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** With its length in front, so that no two sets give the same bytes. */
    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        digest.update(bytes);
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
        return other instanceof BindingCredentials credentials && values.equals(credentials.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** The keys only. */
    @Override
    public String toString() {
        return "keys " + values.keySet();
    }
}
