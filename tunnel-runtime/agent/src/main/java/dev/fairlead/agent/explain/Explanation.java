package dev.fairlead.agent.explain;

import dev.fairlead.agent.access.PathResource;
import dev.fairlead.agent.access.SystemMapping;
import dev.fairlead.agent.identity.BackendIdentity;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.audit.AuditRecord;
import java.util.Objects;
import java.util.Optional;

/**
 * What would become of a request, and why.
 *
 * @param audit the line that the request would leave in the audit log
 * @param refusal what the caller would get; empty if the request would go to the back end
 * @param mapping the system that it leads to; empty if it leads nowhere
 * @param resource the one that decided; empty if none did
 * @param subjectRule the rule, counted from 1, that names the caller; empty if no caller is passed on
 * @param condition what else has to hold for the request to pass, which only the running agent can tell; empty: nothing
 * @param identity how the back end would see agent and caller; empty if it would see nothing
 */
public record Explanation(
        AuditRecord audit,
        Optional<StreamError> refusal,
        Optional<SystemMapping> mapping,
        Optional<PathResource> resource,
        Optional<Integer> subjectRule,
        Optional<String> condition,
        Optional<BackendIdentity> identity) {

    public Explanation {
        Objects.requireNonNull(audit, "audit");
        Objects.requireNonNull(refusal, "refusal");
        Objects.requireNonNull(mapping, "mapping");
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(subjectRule, "subjectRule");
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(identity, "identity");
    }

    /** The same, with the rule that names the caller. */
    Explanation withSubjectRule(Optional<Integer> rule) {
        return new Explanation(audit, refusal, mapping, resource, rule, condition, identity);
    }

    /** The same, with what else has to hold. */
    Explanation onlyIf(Optional<String> held) {
        return new Explanation(audit, refusal, mapping, resource, subjectRule, held, identity);
    }

    /** Whether the request would go to the back end, if the condition holds. */
    public boolean allowed() {
        return refusal.isEmpty();
    }
}
