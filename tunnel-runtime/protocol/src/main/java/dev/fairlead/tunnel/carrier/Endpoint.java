package dev.fairlead.tunnel.carrier;

import java.util.Objects;

/**
 * Where a gateway listens for agents.
 *
 * @param host name or address; an IPv6 address stands without brackets
 * @param port 1 to 65535
 */
public record Endpoint(String host, int port) {
    private static final int MAX_PORT = 65_535;

    /** @throws IllegalArgumentException if the host is blank or the port is out of range */
    public Endpoint {
        Objects.requireNonNull(host, "host");
        if (host.isBlank() || host.chars().anyMatch(c -> c <= ' ' || c == '/' || c == '@')) {
            throw new IllegalArgumentException("not a host name: '" + host + "'");
        }
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("port " + port + " is not between 1 and " + MAX_PORT);
        }
    }

    /**
     * Reads {@code host:port}; an IPv6 address stands in brackets.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static Endpoint parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("expected host:port, found '" + text + "'");
        }
        String host = text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        } else if (host.indexOf(':') >= 0) {
            throw new IllegalArgumentException("an IPv6 address stands in brackets, found '" + text + "'");
        }
        try {
            return new Endpoint(host, Integer.parseInt(text.substring(colon + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected host:port, found '" + text + "'", e);
        }
    }

    /** Written out: Java 17 keeps the class of the last record compared, and with it a closed gateway. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Endpoint endpoint && host.equals(endpoint.host) && port == endpoint.port;
    }

    @Override
    public int hashCode() {
        return 31 * host.hashCode() + port;
    }

    /** {@code host:port}, as {@link #parse} reads it. */
    @Override
    public String toString() {
        return bracketedHost() + ":" + port;
    }

    /** The host as it stands in URLs: an IPv6 address in brackets. */
    String bracketedHost() {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }
}
