package dev.fairlead.agent.http;

import dev.fairlead.tunnel.http.BadRequestException;
import java.util.Locale;

/**
 * What a request line asks for.
 *
 * @param authority host and port of an absolute form; empty for the origin form
 * @param originForm the path with its query, byte for byte
 */
record RequestTarget(String authority, String originForm) {
    private static final String SCHEME = "http://";
    private static final String DEFAULT_PORT = "80";

    static RequestTarget of(String text) {
        if (!text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return new RequestTarget("", text);
        }
        String rest = text.substring(SCHEME.length());
        int end = 0;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        String path = rest.substring(end);
        return new RequestTarget(rest.substring(0, end), path.startsWith("/") ? path : "/" + path);
    }

    /** An authority that is always written the same way: lower case, with its port, 80 if it names none. */
    static String authority(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.indexOf(':') < 0 ? lower + ":" + DEFAULT_PORT : lower;
    }

    /** Whether an authority names that host and port, whatever the case of its letters. */
    static boolean isFor(String authority, String host, String port) {
        if (authority.indexOf(':') < 0) {
            return port.equals(DEFAULT_PORT) && authority.equalsIgnoreCase(host);
        }
        int colon = host.length();
        return authority.length() == colon + 1 + port.length()
                && authority.charAt(colon) == ':'
                && authority.regionMatches(true, 0, host, 0, colon)
                && authority.regionMatches(true, colon + 1, port, 0, port.length());
    }

    /** An absolute form must name that very authority. */
    void requireFor(String expected) throws BadRequestException {
        if (!authority.isEmpty() && !authority(authority).equals(authority(expected))) {
            throw new BadRequestException("The request target and Host are not the same system");
        }
    }
}
