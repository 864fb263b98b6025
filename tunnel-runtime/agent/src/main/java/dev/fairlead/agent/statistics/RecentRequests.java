package dev.fairlead.agent.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The requests that were answered last, a few (agent specification, 11.2). Added without a lock, on any thread. */
final class RecentRequests {
    private static final int KEPT = 50;

    private final AtomicReferenceArray<ServedRequest> ring = new AtomicReferenceArray<>(KEPT);
    private final AtomicLong added = new AtomicLong();

    void add(ServedRequest request) {
        ring.setRelease((int) (added.getAndIncrement() % KEPT), request);
    }

    /** The newest one first; one that is added at this very moment may be missing. */
    List<ServedRequest> read() {
        List<ServedRequest> recent = new ArrayList<>(KEPT);
        long newest = added.get();
        for (long i = newest - 1; i >= Math.max(0, newest - KEPT); i--) {
            ServedRequest request = ring.getAcquire((int) (i % KEPT));
            if (request != null) {
                recent.add(request);
            }
        }
        return recent;
    }
}
