package dev.fairlead.gateway;

import java.time.Instant;
import java.util.Objects;

/**
 * An agent that is connected at this moment.
 *
 * @param agentId its id in the registry
 * @param tenant the tenant it serves
 * @param locationId the location it serves; empty for none
 * @param software what it says about itself
 * @param connectedSince when its oldest session started
 * @param sessions how many sessions it has
 * @param streams how many streams run through them
 */
public record ConnectedAgent(
        String agentId,
        String tenant,
        String locationId,
        String software,
        Instant connectedSince,
        int sessions,
        int streams) {

    public ConnectedAgent {
        Objects.requireNonNull(agentId, "agentId");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(locationId, "locationId");
        Objects.requireNonNull(software, "software");
        Objects.requireNonNull(connectedSince, "connectedSince");
    }
}
