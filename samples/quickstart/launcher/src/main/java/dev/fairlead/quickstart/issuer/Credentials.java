package dev.fairlead.quickstart.issuer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Names and passwords, of users or of clients. They are made up anew for each run and never print. */
public final class Credentials {
    private static final int PASSWORD_BYTES = 18;

    private final Map<String, String> passwords;

    private Credentials(Map<String, String> passwords) {
        this.passwords = passwords;
    }

    /** Passwords for {@code names}. */
    public static Credentials generate(String... names) {
        SecureRandom random = new SecureRandom();
        return new Credentials(List.of(names).stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), name -> password(random))));
    }

    /**
     * The password of {@code name}: for configuration files and the wire only.
     *
     * @throws IllegalArgumentException if the name is unknown
     */
    public String passwordOf(String name) {
        String password = passwords.get(name);
        if (password == null) {
            throw new IllegalArgumentException("Nobody is called " + name);
        }
        return password;
    }

    /** Whether {@code password} is the one of {@code name}. */
    public boolean match(String name, String password) {
        String expected = passwords.get(name);
        return expected != null && MessageDigest.isEqual(bytes(expected), bytes(password));
    }

    /** Whether {@code authorization}, a header's value, is HTTP Basic with a name and its password. */
    public boolean matchBasic(String authorization) {
        String user = basicUser(authorization);
        return passwords.containsKey(user)
                && MessageDigest.isEqual(
                        bytes(authorization), bytes("Basic " + encode(user + ":" + passwords.get(user))));
    }

    /** The user that a header's value of HTTP Basic names; empty if it is none. */
    public static String basicUser(String authorization) {
        if (!authorization.startsWith("Basic ")) {
            return "";
        }
        try {
            byte[] pair = Base64.getDecoder().decode(authorization.substring("Basic ".length()));
            return new String(pair, StandardCharsets.UTF_8).split(":", 2)[0];
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    private static String password(SecureRandom random) {
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String encode(String text) {
        return Base64.getEncoder().encodeToString(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
