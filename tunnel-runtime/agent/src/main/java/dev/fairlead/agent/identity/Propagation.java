package dev.fairlead.agent.identity;

import dev.fairlead.agent.certificate.CertificateAuthority;
import dev.fairlead.agent.certificate.UserCertificates;
import dev.fairlead.agent.configuration.PropagationSettings;
import dev.fairlead.agent.principal.PrincipalCheck;
import dev.fairlead.agent.principal.SubjectRules;
import java.time.Clock;
import java.util.Objects;

/**
 * How one tenant's callers become certificates.
 *
 * @param verifier whose tokens are believed
 * @param rules what the subject of a token's holder is
 * @param certificates issues their certificates
 * @param sendIssuers whether back ends also get the certificates between a caller's and the root, in headers
 */
public record Propagation(
        PrincipalCheck verifier, SubjectRules rules, UserCertificates certificates, boolean sendIssuers) {
    /**
     * What a configuration says.
     *
     * @param authority signs the certificates
     */
    public static Propagation by(
            PropagationSettings settings, PrincipalCheck verifier, CertificateAuthority authority, Clock clock) {
        return new Propagation(
                verifier,
                settings.subjectRules(),
                new UserCertificates(authority, settings.userKeys(), settings.certificateValidity(), clock),
                settings.sendIssuers());
    }

    public Propagation {
        Objects.requireNonNull(verifier, "verifier");
        Objects.requireNonNull(rules, "rules");
        Objects.requireNonNull(certificates, "certificates");
    }
}
