package dev.fairlead.tunnel.http;

/**
 * The first line of a request (RFC 9112, 3): three parts, a single space between them, and nothing else.
 *
 * @param method any token
 * @param target as written; visible characters only
 * @param http11 false: HTTP/1.0
 */
public record RequestLine(String method, String target, boolean http11) {
    private static final int VERSION_LENGTH = "HTTP/1.1".length();
    private static final char DELETE = 0x7F;

    /**
     * Reads the line.
     *
     * @throws BadRequestException if it is malformed, or of another version
     */
    public static RequestLine parse(String line) throws BadRequestException {
        int first = line.indexOf(' ');
        int last = line.lastIndexOf(' ');
        if (first < 0 || first == last) {
            throw malformed();
        }
        String method = line.substring(0, first);
        String target = line.substring(first + 1, last);
        boolean http11 = line.startsWith("HTTP/1.1", last + 1);
        boolean known = line.length() == last + 1 + VERSION_LENGTH && (http11 || line.startsWith("HTTP/1.0", last + 1));
        if (!known || !HttpTokens.isToken(method) || !isVisible(target)) {
            throw malformed();
        }
        return new RequestLine(method, target, http11);
    }

    private static boolean isVisible(String target) {
        for (int i = 0; i < target.length(); i++) {
            char c = target.charAt(i);
            if (c <= ' ' || c == DELETE) {
                return false;
            }
        }
        return !target.isEmpty();
    }

    private static BadRequestException malformed() {
        return new BadRequestException("The request line is malformed");
    }
}
