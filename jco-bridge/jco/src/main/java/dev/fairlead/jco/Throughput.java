package dev.fairlead.jco;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** Counts calls and their time. */
final class Throughput implements JCoThroughput {

    private static final int MAXIMUM_ATTACHED = 1_000;

    /**
     * What is attached to destinations, by their ids, which tell applications and tenants apart: it stays when a destination
     * is looked up anew. Replaced as a whole, for calls read it and hardly anybody changes it.
     */
    private static volatile Map<String, Throughput> attached = Map.of();

    private final LongAdder calls = new LongAdder();
    private final LongAdder nanoseconds = new LongAdder();

    /** Attaches what this model made, in the place of what was attached first if there are too many; null takes it away. */
    static synchronized void attach(String destination, JCoThroughput throughput) {
        if (throughput == null) {
            change(all -> all.remove(destination));
        } else if (throughput instanceof Throughput known) {
            change(all -> {
                all.remove(destination);
                all.put(destination, known);
                all.keySet().stream()
                        .limit(Math.max(0, all.size() - MAXIMUM_ATTACHED))
                        .toList()
                        .forEach(all::remove);
            });
        } else {
            throw new JCoRuntimeException(
                    JCoException.JCO_ERROR_ILLEGAL_ARGUMENT, "the throughput is none that JCo.createThroughput gave");
        }
    }

    private static void change(Consumer<Map<String, Throughput>> change) {
        Map<String, Throughput> changed = new LinkedHashMap<>(attached);
        change.accept(changed);
        attached = changed;
    }

    /** That of a destination; null if it has none. */
    static Throughput of(String destination) {
        return attached.get(destination);
    }

    /** Whether any destination has one: most programs never ask. */
    static boolean isUsed() {
        return !attached.isEmpty();
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
