package dev.fairlead.agent.configuration;

import dev.fairlead.agent.certificate.UserKeys;
import dev.fairlead.agent.principal.SubjectRules;
import java.time.Duration;
import java.util.Objects;

/**
 * How callers become certificates (agent specification, 4.3 and 4.4).
 *
 * @param certificateValidity of a short-lived certificate
 * @param expirationTolerance how long an expired token still counts
 * @param userKeys what keys the certificates are for
 * @param sendIssuers whether the certificates between a caller's and the root follow in headers
 * @param refuseUnexpected whether mappings that take no principals refuse requests with one, unless they say otherwise
 * @param subjectRules what the certificate's subject is
 */
public record PropagationSettings(
        Duration certificateValidity,
        Duration expirationTolerance,
        UserKeys userKeys,
        boolean sendIssuers,
        boolean refuseUnexpected,
        SubjectRules subjectRules) {
    public PropagationSettings {
        Objects.requireNonNull(certificateValidity, "certificateValidity");
        Objects.requireNonNull(expirationTolerance, "expirationTolerance");
        Objects.requireNonNull(userKeys, "userKeys");
        Objects.requireNonNull(subjectRules, "subjectRules");
    }
}
