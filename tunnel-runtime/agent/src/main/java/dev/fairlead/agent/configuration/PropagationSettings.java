package dev.fairlead.agent.configuration;

import dev.fairlead.agent.principal.SubjectRules;
import java.time.Duration;
import java.util.Objects;

/**
 * How callers become certificates (agent specification, 4.3 and 4.4).
 *
 * @param certificateValidity of a short-lived certificate
 * @param expirationTolerance how long an expired token still counts
 * @param subjectRules what the certificate's subject is
 */
public record PropagationSettings(
        Duration certificateValidity, Duration expirationTolerance, SubjectRules subjectRules) {
    public PropagationSettings {
        Objects.requireNonNull(certificateValidity, "certificateValidity");
        Objects.requireNonNull(expirationTolerance, "expirationTolerance");
        Objects.requireNonNull(subjectRules, "subjectRules");
    }
}
