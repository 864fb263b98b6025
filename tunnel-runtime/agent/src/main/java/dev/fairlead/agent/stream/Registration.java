package dev.fairlead.agent.stream;

import dev.fairlead.tunnel.OpenRequest;
import java.util.Objects;

/**
 * For whom the tunnel stands, by the certificate that the agent enrolled for.
 *
 * @param tenant the tenant
 * @param locationId the location; empty for none
 */
public record Registration(String tenant, String locationId) {
    public Registration {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(locationId, "locationId");
    }

    /** Whether a stream is for that tenant and location: anything else has taken a wrong way through the gateway. */
    boolean covers(OpenRequest opened) {
        return tenant.equals(opened.tenant()) && locationId.equals(opened.locationId());
    }
}
