package dev.fairlead.gateway.http;

import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.http.BadRequestException;
import dev.fairlead.tunnel.http.RequestLine;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request is for: an absolute URL with the scheme http (RFC 9112, 3.2.2).
 *
 * @param host virtual host as written
 * @param port virtual port; 80 if the URL names none
 * @param authority value for {@code Host}
 * @param originForm path with query, byte for byte
 */
record ProxyTarget(String host, String port, String authority, String originForm) {
    private static final Pattern URL =
            Pattern.compile("(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?<authority>[^/?#]*)(?<rest>[^#]*)");
    /** A port with zeros in front would be written in two ways: as a number to the agent, and as it is in Host. */
    private static final Pattern AUTHORITY =
            Pattern.compile("(?<host>[A-Za-z0-9.-]{1,253})(?::(?<port>[1-9][0-9]{0,4}))?");

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
        Matcher url = URL.matcher(line.target());
        if (!url.matches()) {
            throw new BadRequestException("The request target is no absolute URL: this is a proxy");
        }
        if (url.group("scheme").equalsIgnoreCase("https")) {
            throw notSupported("https URLs are not served");
        }
        if (!url.group("scheme").equalsIgnoreCase("http")) {
            throw new BadRequestException("The scheme of the request target is not http");
        }
        Matcher authority = AUTHORITY.matcher(url.group("authority"));
        if (!authority.matches()) {
            throw new BadRequestException(
                    "The request target does not name a virtual host: letters, digits, dots and dashes, and a port");
        }
        String rest = url.group("rest");
        return new ProxyTarget(
                authority.group("host"),
                port(authority.group("port")),
                url.group("authority"),
                rest.startsWith("/") ? rest : "/" + rest);
    }

    private static BadRequestException notSupported(String problem) {
        return new BadRequestException(
                TunnelErrorCode.HTTPS_NOT_SUPPORTED,
                problem + ": use http://host:port, the tunnel is secure; or SOCKS5 for TLS up to the back end");
    }

    private static String port(String text) throws BadRequestException {
        if (text == null) {
            return "80";
        }
        if (Integer.parseInt(text) > MAX_PORT) {
            throw new BadRequestException("The port of the request target is not between 1 and " + MAX_PORT);
        }
        return text;
    }
}
