package dev.fairlead.configuration;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Host and port of a server that is no web server. Host names may hold underscores, which virtual hosts do.
 *
 * @param host host name or address; an IPv6 address without brackets
 * @param port from 1 to 65535
 */
public record ServerAddress(String host, int port) {

    private static final int NO_PORT = -1;
    private static final Pattern FORM =
            Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([A-Za-z0-9_](?:[A-Za-z0-9._-]*[A-Za-z0-9_.])?))(?::(\\d{1,5}))?");

    public ServerAddress {
        Objects.requireNonNull(host, "host");
    }

    /**
     * Reads {@code host:port}.
     *
     * @throws IllegalArgumentException with what is wrong, fit for a message
     */
    static ServerAddress parse(String text) {
        return parse(text, NO_PORT);
    }

    /**
     * Reads {@code host:port} or {@code host}.
     *
     * @throws IllegalArgumentException with what is wrong, fit for a message
     */
    static ServerAddress parse(String text, int defaultPort) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("has no valid host and port");
        }
        int port = form.group(3) == null ? defaultPort : Integer.parseInt(form.group(3));
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException(port == NO_PORT ? "has no port" : "has no valid port");
        }
        return new ServerAddress(form.group(1) != null ? form.group(1) : form.group(2), port);
    }

    /** {@code host:port}, brackets around an IPv6 address. */
    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
