package dev.fairlead.tunnel.http;

/** Reads one line of a header section (RFC 9112, 5), without what old servers forgave. */
public final class HeaderLine {

    private HeaderLine() {}

    /**
     * The header of a line.
     *
     * @param line not empty
     * @throws BadRequestException if it is folded, has a malformed name or control characters
     */
    public static HeaderField parse(String line) throws BadRequestException {
        if (HttpTokens.isBlank(line.charAt(0))) {
            throw new BadRequestException("A header is folded");
        }
        int colon = line.indexOf(':');
        // blanks before the colon are no token characters either
        String name = line.substring(0, Math.max(0, colon));
        if (!HttpTokens.isToken(name)) {
            throw new BadRequestException("The name of a header is malformed");
        }
        String value = HttpTokens.trimmed(line.substring(colon + 1));
        if (HttpTokens.hasControl(value)) {
            throw new BadRequestException("The value of a header has a control character");
        }
        return new HeaderField(name, value);
    }
}
