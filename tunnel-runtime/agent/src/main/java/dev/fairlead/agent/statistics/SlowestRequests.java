package dev.fairlead.agent.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;

/** The requests that took longest, a few. A request that is none of them costs a comparison. */
final class SlowestRequests {
    private static final int KEPT = 10;

    private final Queue<ServedRequest> fastestFirst =
            new PriorityQueue<>(Comparator.comparing(ServedRequest::duration));
    private volatile long thresholdNanos = -1;

    boolean isOne(long nanos) {
        return nanos > thresholdNanos;
    }

    synchronized void add(ServedRequest request) {
        fastestFirst.add(request);
        if (fastestFirst.size() > KEPT) {
            fastestFirst.remove();
        }
        if (fastestFirst.size() == KEPT) {
            thresholdNanos = fastestFirst.element().duration().toNanos();
        }
    }

    /** The slowest one first. */
    synchronized List<ServedRequest> read() {
        List<ServedRequest> slowest = new ArrayList<>(fastestFirst);
        slowest.sort(Comparator.comparing(ServedRequest::duration).reversed());
        return slowest;
    }
}
