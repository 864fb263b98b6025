package dev.fairlead.gateway.http;

import dev.fairlead.tunnel.RfcPort;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.http.BadRequestException;
import dev.fairlead.tunnel.http.RequestLine;

/**
 * What a request is for: an absolute URL with the scheme http (RFC 9112, 3.2.2).
 *
 * @param kind of the stream that it takes
 * @param host virtual host as written
 * @param port virtual port, which may be a name; 80 if the URL names none
 * @param authority value for {@code Host}
 * @param originForm path with query, byte for byte
 */
record ProxyTarget(StreamKind kind, String host, String port, String authority, String originForm) {
    private static final String AFTER_SCHEME = "://";
    private static final int MAX_HOST = 253;
    private static final int MAX_PORT = 65_535;

    /*
     * method    target              answer
     * CONNECT   any                 405: TLS through this proxy is the tunnel's matter
     * any       https URL           405
     * any       other URL, or none  400
     * any       http URL            served, if host and port are ones that a mapping can have
     */
    static ProxyTarget of(RequestLine line) throws BadRequestException {
        if (line.method().equals("CONNECT")) {
            throw notSupported("CONNECT is not served");
        }
        String url = line.target();
        int schemeEnd = url.indexOf(AFTER_SCHEME);
        if (schemeEnd < 0 || !isScheme(url, schemeEnd) || url.indexOf('#') >= 0) {
            throw new BadRequestException("The request target is no absolute URL: this is a proxy");
        }
        String scheme = url.substring(0, schemeEnd);
        if (scheme.equalsIgnoreCase("https")) {
            throw notSupported("https URLs are not served");
        }
        if (!scheme.equalsIgnoreCase("http")) {
            throw new BadRequestException("The scheme of the request target is not http");
        }
        int from = schemeEnd + AFTER_SCHEME.length();
        int to = authorityEnd(url, from);
        String rest = url.substring(to);
        return of(url.substring(from, to), rest.startsWith("/") ? rest : "/" + rest);
    }

    private static ProxyTarget of(String authority, String originForm) throws BadRequestException {
        int colon = authority.indexOf(':');
        String host = colon < 0 ? authority : authority.substring(0, colon);
        String port = colon < 0 ? "80" : authority.substring(colon + 1);
        if (!isHost(host) || !isPort(port)) {
            throw new BadRequestException(
                    "The request target does not name a virtual host: letters, digits, dots and dashes, and a port");
        }
        if (Integer.parseInt(port) > MAX_PORT) {
            throw new BadRequestException("The port of the request target is not between 1 and " + MAX_PORT);
        }
        return new ProxyTarget(StreamKind.HTTP, host, port, authority, originForm);
    }

    /**
     * The same system as one that is called with RFC.
     *
     * @param named the port as the agent's mapping writes it: a name that the number in the URL stands for, or that very
     *     number
     */
    ProxyTarget forFunctions(String named) throws BadRequestException {
        boolean same = named.equals(port)
                || RfcPort.of(named)
                        .filter(known -> Integer.toString(known.placeholder()).equals(port))
                        .isPresent();
        if (!same) {
            throw new BadRequestException(RfcPort.HEADER + " names another port than the request target: the URL of"
                    + " sapgwNN has the port 33NN, that of sapmsXXX the port 1");
        }
        return new ProxyTarget(StreamKind.RFC, host, named, authority, originForm);
    }

    private static BadRequestException notSupported(String problem) {
        return new BadRequestException(
                TunnelErrorCode.HTTPS_NOT_SUPPORTED,
                problem + ": use http://host:port, the tunnel is secure; or SOCKS5 for TLS up to the back end");
    }

    private static boolean isScheme(String url, int end) {
        for (int i = 0; i < end; i++) {
            char c = url.charAt(i);
            if (!isLetter(c) && (i == 0 || !isDigit(c) && c != '+' && c != '.' && c != '-')) {
                return false;
            }
        }
        return end > 0;
    }

    private static int authorityEnd(String url, int from) {
        int end = from;
        while (end < url.length() && url.charAt(end) != '/' && url.charAt(end) != '?') {
            end++;
        }
        return end;
    }

    private static boolean isHost(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLetter(c) && !isDigit(c) && c != '.' && c != '-') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= MAX_HOST;
    }

    /** With zeros in front it would be written in two ways: as a number to the agent, and as it is in Host. */
    private static boolean isPort(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= 5 && text.charAt(0) != '0';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
