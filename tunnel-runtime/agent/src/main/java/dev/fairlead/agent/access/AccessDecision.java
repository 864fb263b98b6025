package dev.fairlead.agent.access;

import java.util.Objects;
import java.util.Optional;

/** What access control says about one request. */
public sealed interface AccessDecision {

    /**
     * The request may go on.
     *
     * @param resource the one that decided
     */
    record Permitted(PathResource resource) implements AccessDecision {
        public Permitted {
            Objects.requireNonNull(resource, "resource");
        }
    }

    /**
     * The request ends here.
     *
     * @param reason for the caller and the audit log
     * @param rule the test of 3.4 that failed; empty where none did
     * @param resource the suspended one that decided; empty where none did
     */
    record Denied(DenialReason reason, String rule, Optional<PathResource> resource) implements AccessDecision {
        public Denied {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(rule, "rule");
            Objects.requireNonNull(resource, "resource");
        }

        /** No resource decided. */
        Denied(DenialReason reason, String rule) {
            this(reason, rule, Optional.empty());
        }

        /** As the audit log writes it: the reason, and the test if one failed. */
        public String inAudit() {
            return rule.isEmpty() ? reason.name() : reason + " " + rule;
        }
    }
}
