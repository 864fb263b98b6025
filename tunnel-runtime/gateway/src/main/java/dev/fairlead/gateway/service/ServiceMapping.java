package dev.fairlead.gateway.service;

import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A TCP service that agents of one tenant may reach.
 *
 * @param tenant whose agents
 * @param service by which name they ask for it; unique within the tenant
 * @param host where it is: a name, or an address without brackets
 * @param port where it is
 * @param locations at which locations those agents are; empty text for agents without one
 */
public record ServiceMapping(String tenant, String service, String host, int port, Set<String> locations) {
    private static final int MAX_PORT = 65_535;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,251}[A-Za-z0-9])?");

    /** What a name of a service looks like, for whoever writes one. */
    public static final String NAME_HINT = "Write letters and digits, with dots, hyphens and underscores between them";

    /** @throws IllegalArgumentException if the service has no possible name, or the port is out of range */
    public ServiceMapping {
        Objects.requireNonNull(tenant, "tenant");
        named(service);
        Objects.requireNonNull(host, "host");
        locations = Set.copyOf(locations);
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("port " + port + " is not between 1 and " + MAX_PORT);
        }
    }

    /**
     * The name of a service, unchanged.
     *
     * @throws IllegalArgumentException if it cannot be one
     */
    public static String named(String text) {
        if (!NAME.matcher(text).matches()) {
            throw new IllegalArgumentException("this is not a name of a service");
        }
        return text;
    }
}
