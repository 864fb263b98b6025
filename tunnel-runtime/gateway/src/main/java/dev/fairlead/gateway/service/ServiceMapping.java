package dev.fairlead.gateway.service;

import java.util.Objects;
import java.util.Set;

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

    /** @throws IllegalArgumentException if the port is out of range */
    public ServiceMapping {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(host, "host");
        locations = Set.copyOf(locations);
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("port " + port + " is not between 1 and " + MAX_PORT);
        }
    }
}
