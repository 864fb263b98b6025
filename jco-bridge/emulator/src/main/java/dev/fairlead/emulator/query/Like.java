package dev.fairlead.emulator.query;

/** Patterns with {@code %} for any characters and {@code _} for one. Needs no more steps than text times pattern. */
final class Like {

    private Like() {}

    static boolean matches(String text, String pattern) {
        int t = 0;
        int p = 0;
        int afterPercent = -1;
        int retry = 0;
        while (t < text.length()) {
            char wanted = p < pattern.length() ? pattern.charAt(p) : '\0';
            if (p < pattern.length() && wanted == '%') {
                afterPercent = ++p;
                retry = t;
            } else if (p < pattern.length() && (wanted == '_' || wanted == text.charAt(t))) {
                t++;
                p++;
            } else if (afterPercent >= 0) {
                p = afterPercent;
                t = ++retry;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '%') {
            p++;
        }
        return p == pattern.length();
    }
}
