package dev.fairlead.configuration;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An absolute URL of an HTTP server, in the parts of a request line. Host names may hold underscores, which virtual
 * hosts do and {@link URI} does not understand.
 *
 * @param scheme {@code http} or {@code https}
 * @param host host name, or address as it stands in a URL
 * @param port port, that of the scheme where the URL has none
 * @param path raw path; empty if there is none
 * @param query raw query; empty if there is none
 */
public record HttpUrl(String scheme, String host, int port, String path, String query) {

    private static final Pattern AUTHORITY =
            Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9_]([A-Za-z0-9._-]*[A-Za-z0-9_.])?)(?::(\\d{1,5}))?");

    /**
     * Reads a URL.
     *
     * @throws IllegalArgumentException with what is wrong, fit for a message
     */
    public static HttpUrl parse(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is no URL (" + e.getReason() + ")", e);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("does not start with http:// or https://");
        }
        String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
        if (authority.contains("@")) {
            throw new IllegalArgumentException("contains user information");
        }
        if (uri.getRawFragment() != null) {
            throw new IllegalArgumentException("contains a fragment");
        }
        Matcher parts = AUTHORITY.matcher(authority);
        if (!parts.matches()) {
            throw new IllegalArgumentException("has no valid host and port");
        }
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        return new HttpUrl(scheme, parts.group(1), port(parts.group(3), scheme), path, query);
    }

    private static int port(String digits, String scheme) {
        if (digits == null) {
            return defaultPort(scheme);
        }
        int port = Integer.parseInt(digits);
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("has no valid port");
        }
        return port;
    }

    /** The port of a URL without one. */
    public static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    /** Whether the connection is encrypted. */
    public boolean secure() {
        return scheme.equals("https");
    }

    /** Host and, unless it is the scheme's own, port: the value of the {@code Host} header. */
    public String authority() {
        return port == defaultPort(scheme) ? host : host + ":" + port;
    }

    /** Path and query: the target of a request line. */
    public String target() {
        String line = path.isEmpty() ? "/" : path;
        return query.isEmpty() ? line : line + "?" + query;
    }

    /** The URL without its query, which may hold credentials. */
    @Override
    public String toString() {
        return scheme + "://" + authority() + path;
    }
}
