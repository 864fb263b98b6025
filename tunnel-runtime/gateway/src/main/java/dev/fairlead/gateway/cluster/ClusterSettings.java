package dev.fairlead.gateway.cluster;

import dev.fairlead.gateway.group.DirectoryLeases;
import dev.fairlead.gateway.group.LeaseStore;
import java.nio.file.Path;
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
    /** How often nodes are looked up unless somebody says otherwise. */
    public static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    public ClusterSettings {
        Objects.requireNonNull(members, "members");
        Objects.requireNonNull(leases, "leases");
        Objects.requireNonNull(lookEvery, "lookEvery");
    }

    /** Nodes that keep the leases in the directory that they share. */
    public static ClusterSettings sharing(Path directory, Membership members, Duration lookEvery) {
        return new ClusterSettings(members, new DirectoryLeases(directory.resolve("leases")), lookEvery);
    }
}
