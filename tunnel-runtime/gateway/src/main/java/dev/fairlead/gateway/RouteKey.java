package dev.fairlead.gateway;

import dev.fairlead.tunnel.OpenRequest;
import java.util.Objects;

/**
 * What agents are chosen by: a stream reaches those of exactly its tenant and location (connectivity specification,
 * 2.3).
 *
 * @param tenant never empty
 * @param locationId empty for agents without a location, which is not any location
 */
record RouteKey(String tenant, String locationId) {

    RouteKey {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(locationId, "locationId");
    }

    static RouteKey of(OpenRequest request) {
        return new RouteKey(request.tenant(), request.locationId());
    }

    static RouteKey of(AgentSession session) {
        return new RouteKey(session.name().tenant(), session.locationId());
    }

    @Override
    public String toString() {
        String location = locationId.isEmpty() ? "without a location" : "of location " + locationId;
        return location + " for tenant " + tenant;
    }
}
