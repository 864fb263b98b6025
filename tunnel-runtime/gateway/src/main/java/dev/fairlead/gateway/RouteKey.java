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

    /** Written out: Java 17 keeps the class of the last record that was compared, and with it all classes of a closed gateway. */
    @Override
    public boolean equals(Object other) {
        return other instanceof RouteKey key && tenant.equals(key.tenant) && locationId.equals(key.locationId);
    }

    @Override
    public int hashCode() {
        return 31 * tenant.hashCode() + locationId.hashCode();
    }

    @Override
    public String toString() {
        String location = locationId.isEmpty() ? "without a location" : "of location " + locationId;
        return location + " for tenant " + tenant;
    }
}
