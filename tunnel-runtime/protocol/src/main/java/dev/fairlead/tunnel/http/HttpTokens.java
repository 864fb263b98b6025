package dev.fairlead.tunnel.http;

/** Characters of HTTP/1.1 (RFC 9110, 5.6.2). */
public final class HttpTokens {
    private static final String SYMBOLS = "!#$%&'*+-.^_`|~";

    private HttpTokens() {}

    /** Whether a text can be a method or a name of a header. */
    public static boolean isToken(String text) {
        return !text.isEmpty() && text.chars().allMatch(HttpTokens::isTokenCharacter);
    }

    private static boolean isTokenCharacter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || SYMBOLS.indexOf(c) >= 0;
    }

    /** Without the blanks and tabs at its ends; other white space is no white space in HTTP. */
    public static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** Space or tab. */
    public static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
