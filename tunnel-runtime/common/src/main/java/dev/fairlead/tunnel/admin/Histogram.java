package dev.fairlead.tunnel.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;

/** How long something took, how often. Counted without a lock, on any thread. */
public final class Histogram {
    /** Upper bounds of the buckets (agent specification, 11.2), in milliseconds; one more takes what is longer. */
    private static final long[] BOUNDS = {
        10, 20, 30, 40, 50, 75, 100, 125, 150, 200, 300, 400, 500, 750, 1000, 1250, 1500, 2000, 3000, 4000, 5000
    };

    private static final List<Double> SECONDS =
            LongStream.of(BOUNDS).mapToObj(millis -> millis / 1000.0).toList();

    private final LongAdder[] counts = new LongAdder[BOUNDS.length + 1];
    private final LongAdder nanos = new LongAdder();

    public Histogram() {
        for (int i = 0; i < counts.length; i++) {
            counts[i] = new LongAdder();
        }
    }

    /** Something took that long. */
    public void took(long durationNanos) {
        int bucket = 0;
        while (bucket < BOUNDS.length && durationNanos > TimeUnit.MILLISECONDS.toNanos(BOUNDS[bucket])) {
            bucket++;
        }
        counts[bucket].increment();
        nanos.add(durationNanos);
    }

    /** What was counted so far. */
    public Reading read() {
        List<Long> read = new ArrayList<>(counts.length);
        for (LongAdder count : counts) {
            read.add(count.sum());
        }
        return new Reading(SECONDS, read, nanos.sum() / 1e9);
    }

    /**
     * A histogram at one moment.
     *
     * @param boundsSeconds upper bounds of the buckets
     * @param counts of each bucket by itself; the last one is of what was longer than all bounds
     * @param sumSeconds of everything that was counted
     */
    public record Reading(List<Double> boundsSeconds, List<Long> counts, double sumSeconds) {
        public Reading {
            boundsSeconds = List.copyOf(boundsSeconds);
            counts = List.copyOf(counts);
        }

        /** How often something was counted. */
        public long count() {
            return counts.stream().mapToLong(Long::longValue).sum();
        }
    }
}
