package dev.fairlead.connector.configuration;

import dev.fairlead.gateway.cluster.ListedNodes;
import dev.fairlead.gateway.group.GroupMode;
import dev.fairlead.gateway.group.GroupRules;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the gateway listens and keeps its state.
 *
 * @param directory its keys, agents and enrolment codes
 * @param host address to listen on for agents
 * @param port port to listen on for agents; 0 for any that is free
 * @param mode whether one of several agents of a location serves, or all do
 * @param nodes all nodes of the gateway, which share the directory; empty: this is the only one
 */
public record GatewayConfiguration(Path directory, String host, int port, GroupMode mode, Optional<ListedNodes> nodes) {

    public GatewayConfiguration {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(nodes, "nodes");
    }

    /** The only node; one agent of a location serves. */
    public GatewayConfiguration(Path directory, String host, int port) {
        this(directory, host, port, GroupRules.DEFAULT.usual(), Optional.empty());
    }
}
