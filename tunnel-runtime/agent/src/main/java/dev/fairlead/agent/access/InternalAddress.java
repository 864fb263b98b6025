package dev.fairlead.agent.access;

import java.util.Objects;

/**
 * Where a back end really is. Never shown to callers.
 *
 * @param tls whether the connection is secured
 * @param host name or IP literal, without brackets
 * @param port 1 to 65535
 */
public record InternalAddress(boolean tls, String host, int port) {

    public InternalAddress {
        Objects.requireNonNull(host, "host");
    }

    /** Value of a {@code Host} header that names this address; the scheme's default port is left out. */
    public String authority() {
        String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port == (tls ? 443 : 80) ? name : name + ":" + port;
    }
}
