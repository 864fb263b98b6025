package dev.fairlead.agent.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Cookies of systems that functions are called of. They can log on, so a caller can send only those that the same
 * system set for the same client and caller: what a system sets gets a seal behind its value, and what comes without
 * the right one goes nowhere. The agent keeps nothing of them.
 */
final class CookieSeal {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SEAL_BYTES = 16;
    private static final char SEPARATOR = '.';
    /** The cookie that names an ABAP session. */
    private static final String SESSION = "sap-contextid";
    /** Name a client or a user by themselves, whoever set them. */
    private static final Set<String> NAMING =
            Set.of("sap-client", "sap-user", "sap-alias", "sap-password", "sap-usercontext");

    private final SecretKeySpec key;

    /** One whose seals no other knows. */
    CookieSeal() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        key = new SecretKeySpec(secret, ALGORITHM);
    }

    /**
     * What a caller gets.
     *
     * @param setCookie value of a {@code Set-Cookie}
     * @param scope what the cookie is good for
     */
    String sealed(String setCookie, String scope) {
        int semicolon = setCookie.indexOf(';');
        String pair = setCookie
                .substring(0, semicolon < 0 ? setCookie.length() : semicolon)
                .strip();
        String attributes = semicolon < 0 ? "" : setCookie.substring(semicolon);
        return pair + SEPARATOR + seal(pair, scope) + attributes;
    }

    /**
     * What the system gets; empty for no cookie.
     *
     * @param cookies values of {@code Cookie}
     * @param scope of the request
     */
    Optional<String> opened(List<String> cookies, String scope) {
        String opened = cookies.stream()
                .flatMap(value -> Stream.of(value.split(";")))
                .map(String::strip)
                .flatMap(pair -> opened(pair, scope).stream())
                .collect(Collectors.joining("; "));
        return opened.isEmpty() ? Optional.empty() : Optional.of(opened);
    }

    /** Whether cookies that were {@link #opened} name a session. */
    static boolean nameSession(String opened) {
        return Stream.of(opened.split("; ")).anyMatch(pair -> name(pair).equals(SESSION));
    }

    private static String name(String pair) {
        return pair.substring(0, Math.max(0, pair.indexOf('='))).strip().toLowerCase(Locale.ROOT);
    }

    private Optional<String> opened(String sealed, String scope) {
        int end = sealed.lastIndexOf(SEPARATOR);
        if (end < 0) {
            return Optional.empty();
        }
        String pair = sealed.substring(0, end);
        boolean right = MessageDigest.isEqual(
                seal(pair, scope).getBytes(StandardCharsets.US_ASCII),
                sealed.substring(end + 1).getBytes(StandardCharsets.ISO_8859_1));
        return right && !NAMING.contains(name(pair)) ? Optional.of(pair) : Optional.empty();
    }

    private String seal(String pair, String scope) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(scope.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            byte[] code = mac.doFinal(pair.getBytes(StandardCharsets.ISO_8859_1));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(code, SEAL_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
