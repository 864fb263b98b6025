package dev.fairlead.gateway;

import dev.fairlead.gateway.group.GroupMode;
import dev.fairlead.tunnel.control.ExposedSystem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * An agent that is connected at this moment.
 *
 * @param agentId its id in the registry
 * @param tenant the tenant it serves
 * @param locationId the location it serves; empty for none
 * @param mode whether it shares its location with others, or serves alone
 * @param state whether it serves
 * @param software what it says about itself
 * @param connectedSince when its oldest session started
 * @param sessions how many sessions it has
 * @param streams how many streams run through them
 * @param roundTrip how long a ping and its answer take, on the slowest of them; zero while unknown
 * @param exposed what it says that it exposes, by virtual names; empty if it says nothing
 */
public record ConnectedAgent(
        String agentId,
        String tenant,
        String locationId,
        GroupMode mode,
        State state,
        String software,
        Instant connectedSince,
        int sessions,
        int streams,
        Duration roundTrip,
        List<ExposedSystem> exposed) {

    /** Whether an agent serves. */
    public enum State {
        /** New streams go to it. */
        ACTIVE,
        /** It waits for the lease of its location, which another agent has. */
        STANDBY,
        /** It is about to leave and finishes what runs. */
        DRAINING
    }

    public ConnectedAgent {
        Objects.requireNonNull(agentId, "agentId");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(locationId, "locationId");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(software, "software");
        Objects.requireNonNull(connectedSince, "connectedSince");
        Objects.requireNonNull(roundTrip, "roundTrip");
        exposed = List.copyOf(exposed);
    }
}
