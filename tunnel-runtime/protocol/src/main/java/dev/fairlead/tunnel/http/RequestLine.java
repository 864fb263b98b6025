package dev.fairlead.tunnel.http;

/**
 * The first line of a request (RFC 9112, 3): three parts, a single space between them, and nothing else.
 *
 * @param method any token
 * @param target as written; visible characters only
 * @param http11 false: HTTP/1.0
 */
public record RequestLine(String method, String target, boolean http11) {

    /**
     * Reads the line.
     *
     * @throws BadRequestException if it is malformed, or of another version
     */
    public static RequestLine parse(String line) throws BadRequestException {
        String[] parts = line.split(" ", -1);
        boolean wellFormed = parts.length == 3
                && HttpTokens.isToken(parts[0])
                && !parts[1].isEmpty()
                && parts[1].chars().allMatch(c -> c > 0x20 && c != 0x7F)
                && (parts[2].equals("HTTP/1.1") || parts[2].equals("HTTP/1.0"));
        if (!wellFormed) {
            throw new BadRequestException("The request line is malformed");
        }
        return new RequestLine(parts[0], parts[1], parts[2].equals("HTTP/1.1"));
    }
}
