package dev.fairlead.emulator.system;

import java.util.List;
import java.util.Locale;

/**
 * Which functions a user may call: those allowed and not denied.
 *
 * @param allowed names, or beginnings of names with {@code *} behind
 * @param denied as {@code allowed}
 */
public record Authorizations(List<String> allowed, List<String> denied) {

    /** All functions. */
    public static final Authorizations ALL = new Authorizations(List.of("*"), List.of());

    public Authorizations {
        allowed = upperCase(allowed);
        denied = upperCase(denied);
    }

    private static List<String> upperCase(List<String> patterns) {
        return patterns.stream()
                .map(pattern -> pattern.strip().toUpperCase(Locale.ROOT))
                .toList();
    }

    /** Whether the function may be called. */
    public boolean allow(String function) {
        return matches(allowed, function) && !matches(denied, function);
    }

    private static boolean matches(List<String> patterns, String function) {
        return patterns.stream()
                .anyMatch(pattern -> pattern.endsWith("*")
                        ? function.startsWith(pattern.substring(0, pattern.length() - 1))
                        : function.equals(pattern));
    }
}
