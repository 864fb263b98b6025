package dev.fairlead.route;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What a stream is opened for.
 *
 * @param tenant the tenant whose agents are asked
 * @param locationId {@code CloudConnectorLocationId}; empty for the agents without one
 * @param virtualHost host as the agent's mapping names it
 * @param virtualPort port as the agent's mapping names it: a number, or a name such as {@code sapgw42}
 * @param functions whether the mapping is one for calls of functions; others have no ports with names
 * @param principal whom the agent is told; empty for nobody
 * @param requestId correlates log and audit entries of all hops
 * @param timeout how long the agent may take to connect to the back end
 */
public record TunnelRequest(
        String tenant,
        String locationId,
        String virtualHost,
        String virtualPort,
        boolean functions,
        Optional<TunnelPrincipal> principal,
        String requestId,
        Duration timeout) {

    public TunnelRequest {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(locationId, "locationId");
        Objects.requireNonNull(virtualHost, "virtualHost");
        Objects.requireNonNull(virtualPort, "virtualPort");
        Objects.requireNonNull(principal, "principal");
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(timeout, "timeout");
    }
}
