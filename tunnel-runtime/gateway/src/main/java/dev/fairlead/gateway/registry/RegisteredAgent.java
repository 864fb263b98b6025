package dev.fairlead.gateway.registry;

import dev.fairlead.gateway.authority.AgentName;
import java.time.Instant;
import java.util.Objects;

/**
 * An agent that was enrolled.
 *
 * @param name its tenant and id
 * @param locationId the location it serves; empty for none
 * @param enrolled when
 * @param certificateEnds when its certificate expires
 * @param revoked whether it may connect no more
 */
public record RegisteredAgent(
        AgentName name, String locationId, Instant enrolled, Instant certificateEnds, boolean revoked) {

    public RegisteredAgent {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(locationId, "locationId");
        Objects.requireNonNull(enrolled, "enrolled");
        Objects.requireNonNull(certificateEnds, "certificateEnds");
    }

    RegisteredAgent withCertificateUntil(Instant end) {
        return new RegisteredAgent(name, locationId, enrolled, end, revoked);
    }

    RegisteredAgent revoke() {
        return new RegisteredAgent(name, locationId, enrolled, certificateEnds, true);
    }
}
