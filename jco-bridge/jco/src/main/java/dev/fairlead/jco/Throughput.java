package dev.fairlead.jco;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Counts calls and their time. */
final class Throughput implements JCoThroughput {

    /** What is attached to destinations, by their ids: it stays when a destination is looked up anew. */
    private static final Map<String, Throughput> ATTACHED = new ConcurrentHashMap<>();

    private final LongAdder calls = new LongAdder();
    private final LongAdder nanoseconds = new LongAdder();

    /** Attaches what this model made; null takes away what there is. */
    static void attach(String destination, JCoThroughput throughput) {
        if (throughput == null) {
            ATTACHED.remove(destination);
        } else if (throughput instanceof Throughput known) {
            ATTACHED.put(destination, known);
        } else {
            throw new JCoRuntimeException(
                    JCoException.JCO_ERROR_ILLEGAL_ARGUMENT, "the throughput is none that JCo.createThroughput gave");
        }
    }

    /** That of a destination; null if it has none. */
    static Throughput of(String destination) {
        return ATTACHED.get(destination);
    }

    /** Whether any destination has one: most programs never ask. */
    static boolean isUsed() {
        return !ATTACHED.isEmpty();
    }

    void add(long duration) {
        calls.increment();
        nanoseconds.add(duration);
    }

    @Override
    public void reset() {
        calls.reset();
        nanoseconds.reset();
    }

    @Override
    public long getNumCalls() {
        return calls.sum();
    }

    @Override
    public long getTotalTime() {
        return TimeUnit.NANOSECONDS.toMillis(nanoseconds.sum());
    }

    @Override
    public String toString() {
        return getNumCalls() + " calls in " + getTotalTime() + " ms";
    }
}
