package dev.fairlead.gateway.group;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Grants the leases of groups, for one node. A lease ends when its record has not changed for its time, by this node's
 * own clock from when this node first saw it: clocks of nodes need not agree. The epoch fences: each holder has a higher
 * one than those before.
 */
public final class Leases {
    private final LeaseStore store;
    private final LongSupplier nanos;
    private final Map<String, Seen> seen = new HashMap<>();

    /** When a record was first seen as it is. */
    private record Seen(LeaseRecord record, long since) {}

    /** @param nanos monotonic time */
    public Leases(LeaseStore store, LongSupplier nanos) {
        this.store = store;
        this.nanos = nanos;
    }

    /**
     * An agent asks to serve, or to go on with it; blocks.
     *
     * @param holder the agent, of this start
     * @param time of the lease
     * @param free whether the agent may also have it if nobody does
     * @return the epoch; empty if another holds it, or may have it
     * @throws IOException if the store does not say: then nobody may serve by it
     */
    public synchronized Optional<Long> ask(String group, String holder, Duration time, boolean free)
            throws IOException {
        Optional<LeaseRecord> stored = store.read(group);
        LeaseRecord current = stored.orElse(LeaseRecord.NONE);
        long silent = silentFor(group, current);
        boolean holds = current.holder().equals(holder);
        if (!holds && !(free && (current.isFree() || silent >= time.toNanos()))) {
            return Optional.empty();
        }
        LeaseRecord next = current.renewedBy(holder);
        if (!store.replace(group, stored, next)) {
            return Optional.empty();
        }
        silentFor(group, next);
        return Optional.of(next.epoch());
    }

    /**
     * The agent takes no more streams, so that another may have the lease at once; without effect if it does not hold
     * it. Blocks.
     *
     * @throws IOException if the store does not say
     */
    public synchronized void release(String group, String holder) throws IOException {
        Optional<LeaseRecord> stored = store.read(group);
        if (stored.isPresent() && stored.get().holder().equals(holder)) {
            store.replace(group, stored, stored.get().released());
        }
    }

    private long silentFor(String group, LeaseRecord current) {
        long now = nanos.getAsLong();
        Seen before = seen.get(group);
        if (before == null || !before.record().equals(current)) {
            seen.put(group, new Seen(current, now));
            return 0;
        }
        return now - before.since();
    }
}
