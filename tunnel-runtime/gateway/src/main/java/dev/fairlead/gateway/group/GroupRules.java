package dev.fairlead.gateway.group;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The rules of all groups.
 *
 * @param usual mode of groups without a rule
 * @param lease how long an agent of an exclusive group may serve without asking again, and so how long another waits
 *     that takes over from one that fell silent
 * @param rules of single groups
 */
public record GroupRules(GroupMode usual, Duration lease, List<GroupRule> rules) {
    /** An agent asks several times in each lease, so that one answer may be late. */
    private static final int QUESTIONS_A_LEASE = 4;

    /** One agent serves, like SAP's; four seconds, which is within the usual wait of a new stream. */
    public static final GroupRules DEFAULT = new GroupRules(GroupMode.EXCLUSIVE, Duration.ofSeconds(4), List.of());

    /** @throws IllegalArgumentException if the lease is not positive */
    public GroupRules {
        Objects.requireNonNull(usual, "usual");
        Objects.requireNonNull(lease, "lease");
        rules = List.copyOf(rules);
        if (lease.isNegative() || lease.isZero()) {
            throw new IllegalArgumentException("a lease must last");
        }
    }

    /** The rule of a tenant's location. */
    public GroupRule of(String tenant, String locationId) {
        return rules.stream()
                .filter(rule -> rule.isFor(tenant, locationId))
                .findFirst()
                .orElseGet(() -> new GroupRule(tenant, locationId, usual, List.of()));
    }

    /** How often an agent of an exclusive group asks. */
    public Duration askEvery() {
        return lease.dividedBy(QUESTIONS_A_LEASE);
    }
}
