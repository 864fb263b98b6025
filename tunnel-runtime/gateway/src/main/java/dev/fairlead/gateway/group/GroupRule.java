package dev.fairlead.gateway.group;

import java.util.List;
import java.util.Objects;

/**
 * What the agents of one tenant and location are to each other.
 *
 * @param tenant that they serve
 * @param locationId that they serve; empty for those without one
 * @param mode whether one serves or all do
 * @param preferred ids of agents, the most wanted first: of those that could take over, the first of them does
 */
public record GroupRule(String tenant, String locationId, GroupMode mode, List<String> preferred) {

    public GroupRule {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(locationId, "locationId");
        Objects.requireNonNull(mode, "mode");
        preferred = List.copyOf(preferred);
    }

    /** The lower, the more wanted; agents that are not listed come last, and are equals. */
    public int rank(String agentId) {
        int index = preferred.indexOf(agentId);
        return index < 0 ? preferred.size() : index;
    }

    boolean isFor(String otherTenant, String otherLocation) {
        return tenant.equals(otherTenant) && locationId.equals(otherLocation);
    }
}
