package dev.fairlead.testkit;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts what a {@link PoolingConnectionManager} did to managed connections. */
public final class PoolStatistics {
    private final AtomicInteger created = new AtomicInteger();
    private final AtomicInteger destroyed = new AtomicInteger();

    PoolStatistics() {}

    void countCreated() {
        created.incrementAndGet();
    }

    void countDestroyed() {
        destroyed.incrementAndGet();
    }

    /** How many were created. */
    public int created() {
        return created.get();
    }

    /** How many were destroyed. */
    public int destroyed() {
        return destroyed.get();
    }
}
