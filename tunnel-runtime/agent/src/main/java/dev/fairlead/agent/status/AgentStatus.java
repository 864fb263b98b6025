package dev.fairlead.agent.status;

import dev.fairlead.agent.channel.ChannelState;
import dev.fairlead.agent.statistics.ServedRequest;
import dev.fairlead.agent.statistics.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How the agent of one tenant fares at one moment.
 *
 * @param software name and version
 * @param started when
 * @param tenant whom it serves
 * @param location where; empty for none
 * @param agentId its name at the gateway
 * @param gateway host of the gateway that enrolled it
 * @param links to the gateways
 * @param certificates its own
 * @param usage of the mappings, in the order of the configuration
 * @param idleConnections to back ends that wait for their next request, by virtual host and port; those without any
 *     are left out
 * @param channels to services of the cloud, in the order of the configuration
 * @param refusedElsewhere requests that were for no mapping at all
 * @param slowest requests, the slowest first
 * @param recent requests, the newest first
 * @param auditFailures how often the audit log could not be written
 * @param serving whether requests are decided now; false while a strict audit log cannot be written
 */
public record AgentStatus(
        String software,
        Instant started,
        String tenant,
        String location,
        String agentId,
        String gateway,
        List<GatewayLink> links,
        List<Expiry> certificates,
        List<Usage> usage,
        Map<String, Integer> idleConnections,
        List<ChannelState> channels,
        long refusedElsewhere,
        List<ServedRequest> slowest,
        List<ServedRequest> recent,
        long auditFailures,
        boolean serving) {

    public AgentStatus {
        Objects.requireNonNull(software, "software");
        Objects.requireNonNull(started, "started");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(location, "location");
        Objects.requireNonNull(agentId, "agentId");
        Objects.requireNonNull(gateway, "gateway");
        links = List.copyOf(links);
        certificates = List.copyOf(certificates);
        usage = List.copyOf(usage);
        idleConnections = Map.copyOf(idleConnections);
        channels = List.copyOf(channels);
        slowest = List.copyOf(slowest);
        recent = List.copyOf(recent);
    }

    /** Sessions to all gateways together. */
    public int sessions() {
        return links.stream().mapToInt(GatewayLink::sessions).sum();
    }

    /** Whether a request that arrives now would be decided, and could arrive at all. */
    public boolean ready() {
        return serving && sessions() > 0;
    }
}
