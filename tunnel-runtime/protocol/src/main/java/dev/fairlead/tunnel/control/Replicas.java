package dev.fairlead.tunnel.control;

import dev.fairlead.tunnel.carrier.Endpoint;
import java.util.List;

/**
 * All nodes of the gateway: the agent keeps sessions to each, and to no other. Sent after the welcome and whenever the
 * list changes.
 *
 * @param endpoints never empty
 */
public record Replicas(List<Endpoint> endpoints) implements ControlMessage {

    public Replicas {
        endpoints = List.copyOf(endpoints);
        if (endpoints.isEmpty()) {
            throw new IllegalArgumentException("a gateway has a node");
        }
    }
}
