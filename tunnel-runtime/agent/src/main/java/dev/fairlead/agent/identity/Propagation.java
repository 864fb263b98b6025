package dev.fairlead.agent.identity;

import dev.fairlead.agent.certificate.UserCertificates;
import dev.fairlead.agent.principal.PrincipalVerifier;
import dev.fairlead.agent.principal.SubjectRules;
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
        PrincipalVerifier verifier, SubjectRules rules, UserCertificates certificates, boolean sendIssuers) {
    public Propagation {
        Objects.requireNonNull(verifier, "verifier");
        Objects.requireNonNull(rules, "rules");
        Objects.requireNonNull(certificates, "certificates");
    }
}
