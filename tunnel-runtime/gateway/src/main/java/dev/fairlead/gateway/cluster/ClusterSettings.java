package dev.fairlead.gateway.cluster;

import dev.fairlead.gateway.group.LeaseStore;
import java.time.Duration;
import java.util.Objects;

/**
 * A gateway that is one of several nodes. They share one directory, or copies of it with the same authority and agents.
 *
 * @param members who the nodes are
 * @param leases where all nodes see who is active in each group
 * @param lookEvery how often the nodes are looked up
 */
public record ClusterSettings(Membership members, LeaseStore leases, Duration lookEvery) {

    public ClusterSettings {
        Objects.requireNonNull(members, "members");
        Objects.requireNonNull(leases, "leases");
        Objects.requireNonNull(lookEvery, "lookEvery");
    }
}
