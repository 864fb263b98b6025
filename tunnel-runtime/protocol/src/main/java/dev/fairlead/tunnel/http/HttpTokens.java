package dev.fairlead.tunnel.http;

/** Characters of HTTP/1.1 (RFC 9110, 5.6.2). */
public final class HttpTokens {
    private static final String SYMBOLS = "!#$%&'*+-.^_`|~";
    private static final char DELETE = 0x7F;
    private static final boolean[] TOKEN = new boolean[128];

    static {
        for (int c = 0; c < TOKEN.length; c++) {
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            TOKEN[c] = letter || c >= '0' && c <= '9' || SYMBOLS.indexOf(c) >= 0;
        }
    }

    private HttpTokens() {}

    /** Whether a text can be a method or a name of a header. */
    public static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= TOKEN.length || !TOKEN[c]) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** Whether a text has a control character other than a tab. */
    static boolean hasControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' || c == DELETE) {
                return true;
            }
        }
        return false;
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
