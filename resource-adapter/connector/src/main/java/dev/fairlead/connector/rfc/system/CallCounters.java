package dev.fairlead.connector.rfc.system;

import dev.fairlead.rfc.RfcException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often the functions of one system were called, with what outcome, and how long that took. */
final class CallCounters {
    private static final int MAXIMUM_FUNCTIONS = 2_000;
    /** What stands for all functions beyond that many. */
    private static final String OTHERS = "(others)";

    private static final String SUCCESS = "OK";

    private final Map<Kind, Counter> counters = new ConcurrentHashMap<>();

    /** @param outcome {@code OK}, or the group of the error */
    record Kind(String function, String outcome) {}

    private static final class Counter {
        private final LongAdder calls = new LongAdder();
        private final LongAdder nanoseconds = new LongAdder();
    }

    /** Calls a function of the system, and counts that. */
    void measured(String function, Runnable call) {
        long start = System.nanoTime();
        String outcome = "INTERNAL";
        try {
            call.run();
            outcome = SUCCESS;
        } catch (RfcException e) {
            outcome = e.group().name();
            throw e;
        } finally {
            Counter counter = counter(function, outcome);
            counter.calls.increment();
            counter.nanoseconds.add(System.nanoTime() - start);
        }
    }

    private Counter counter(String function, String outcome) {
        Kind kind = new Kind(function, outcome);
        Counter known = counters.get(kind);
        if (known != null) {
            return known;
        }
        Kind counted = counters.size() < MAXIMUM_FUNCTIONS ? kind : new Kind(OTHERS, outcome);
        return counters.computeIfAbsent(counted, any -> new Counter());
    }

    /** What was counted so far. */
    void report(Visitor visitor) {
        counters.forEach((kind, counter) -> visitor.counted(
                kind.function(), kind.outcome(), counter.calls.sum(), Duration.ofNanos(counter.nanoseconds.sum())));
    }

    /** Hears of the calls of one function with one outcome. */
    @FunctionalInterface
    interface Visitor {
        void counted(String function, String outcome, long calls, Duration total);
    }
}
