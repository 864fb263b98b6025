package dev.fairlead.gateway;

import dev.fairlead.gateway.cluster.ClusterSettings;
import dev.fairlead.gateway.group.GroupRules;
import dev.fairlead.tunnel.yamux.SessionLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/**
 * How a gateway runs.
 *
 * @param directory its certificate authority, agents and enrolment codes; created if it is missing
 * @param bindHost address of this machine to listen on for agents
 * @param port port to listen on for agents; 0 for any that is free
 * @param waitForAgent how long a new stream waits while no agent of its location is connected
 * @param groups what several agents of one location are to each other
 * @param cluster the other nodes of this gateway; empty: it is the only one
 * @param limits what a session allows its agent
 * @param maxConnections connections of agents at a time, enrolments included
 * @param handshakeTimeout how long it may take until such a connection is a session or enrols
 * @param eventLoops threads for the network
 * @param threads makes those threads; empty for daemon threads of the gateway's own
 */
public record GatewaySettings(
        Path directory,
        String bindHost,
        int port,
        Duration waitForAgent,
        GroupRules groups,
        Optional<ClusterSettings> cluster,
        SessionLimits limits,
        int maxConnections,
        Duration handshakeTimeout,
        int eventLoops,
        Optional<ThreadFactory> threads) {
    private static final int MAX_PORT = 65_535;

    /** @throws IllegalArgumentException if a number is out of its range */
    public GatewaySettings {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(bindHost, "bindHost");
        Objects.requireNonNull(waitForAgent, "waitForAgent");
        Objects.requireNonNull(groups, "groups");
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(handshakeTimeout, "handshakeTimeout");
        Objects.requireNonNull(threads, "threads");
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("port " + port + " is not between 0 and " + MAX_PORT);
        }
        if (maxConnections < 1 || eventLoops < 1 || waitForAgent.isNegative()) {
            throw new IllegalArgumentException("connections and event loops must be positive, the wait not negative");
        }
    }

    /** New streams wait 5 s for an agent; one agent of a location serves; 1024 connections, 10 s for a handshake; an event loop for every two processors. */
    public static GatewaySettings of(Path directory, String bindHost, int port) {
        int loops = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        return new GatewaySettings(
                directory,
                bindHost,
                port,
                Duration.ofSeconds(5),
                GroupRules.DEFAULT,
                Optional.empty(),
                SessionLimits.DEFAULT,
                1_024,
                Duration.ofSeconds(10),
                loops,
                Optional.empty());
    }

    /** Whether agents are awaited at the same place and in the same way; a running gateway cannot change that. */
    public boolean awaitsAgentsLike(GatewaySettings other) {
        return bindHost.equals(other.bindHost)
                && port == other.port
                && waitForAgent.equals(other.waitForAgent)
                && maxConnections == other.maxConnections
                && handshakeTimeout.equals(other.handshakeTimeout);
    }

    /** The same with another wait for agents. */
    public GatewaySettings withWaitForAgent(Duration value) {
        return new GatewaySettings(
                directory,
                bindHost,
                port,
                value,
                groups,
                cluster,
                limits,
                maxConnections,
                handshakeTimeout,
                eventLoops,
                threads);
    }

    /** The same with other rules of groups. */
    public GatewaySettings withGroups(GroupRules value) {
        return new GatewaySettings(
                directory,
                bindHost,
                port,
                waitForAgent,
                value,
                cluster,
                limits,
                maxConnections,
                handshakeTimeout,
                eventLoops,
                threads);
    }

    /** The same as one of several nodes. */
    public GatewaySettings withCluster(ClusterSettings value) {
        return new GatewaySettings(
                directory,
                bindHost,
                port,
                waitForAgent,
                groups,
                Optional.of(value),
                limits,
                maxConnections,
                handshakeTimeout,
                eventLoops,
                threads);
    }

    /** The same with other limits. */
    public GatewaySettings withLimits(SessionLimits value) {
        return new GatewaySettings(
                directory,
                bindHost,
                port,
                waitForAgent,
                groups,
                cluster,
                value,
                maxConnections,
                handshakeTimeout,
                eventLoops,
                threads);
    }

    /** The same with other limits of the connections of agents. */
    public GatewaySettings withConnections(int most, Duration handshake) {
        return new GatewaySettings(
                directory, bindHost, port, waitForAgent, groups, cluster, limits, most, handshake, eventLoops, threads);
    }

    /** The same with threads of somebody else's kind, for example a container's. */
    public GatewaySettings withThreads(ThreadFactory value) {
        return new GatewaySettings(
                directory,
                bindHost,
                port,
                waitForAgent,
                groups,
                cluster,
                limits,
                maxConnections,
                handshakeTimeout,
                eventLoops,
                Optional.of(value));
    }
}
