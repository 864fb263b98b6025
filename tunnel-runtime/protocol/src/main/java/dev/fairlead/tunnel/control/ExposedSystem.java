package dev.fairlead.tunnel.control;

import java.util.Objects;

/**
 * A system as applications call it, told to the gateway's operators; where it really is stands nowhere in it. The
 * gateway shows it and decides nothing by it.
 *
 * @param protocol what it speaks, such as {@code HTTPS}
 * @param host virtual host
 * @param port virtual port; a range such as {@code 7000-7010}, or a name
 * @param backendType what kind of system it is (agent specification, 2.4)
 * @param description for people; may be empty
 * @param state {@link #OPEN}, {@link #CLOSED}, or what a newer agent says
 */
public record ExposedSystem(
        String protocol, String host, String port, String backendType, String description, String state) {
    /** Something of it can be called. */
    public static final String OPEN = "open";

    /** It is mapped, and nothing of it is enabled. */
    public static final String CLOSED = "closed";

    public ExposedSystem {
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(port, "port");
        Objects.requireNonNull(backendType, "backendType");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(state, "state");
    }
}
