package dev.fairlead.connector.rfc.forwarder;

import java.time.Duration;
import java.util.Objects;

/**
 * Where a forwarder leads.
 *
 * @param destination whose system it is, for messages
 * @param tenant whose agents are asked; empty for the installation's own
 * @param locationId of the agents; empty for those without one
 * @param host as the agent's mapping names it
 * @param port as the agent's mapping names it
 * @param timeout how long an agent may take to reach the system
 */
public record ForwardedSystem(
        String destination, String tenant, String locationId, String host, int port, Duration timeout) {
    public ForwardedSystem {
        Objects.requireNonNull(destination, "destination");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(locationId, "locationId");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(timeout, "timeout");
    }
}
