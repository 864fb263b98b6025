package dev.fairlead.connector.rfc.metrics;

import dev.fairlead.rfc.telemetry.CallResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often the functions of one system were called, with what outcome, and how long that took. */
final class CallCounters {
    static final int MAXIMUM_FUNCTIONS = 500;
    /** What stands for all functions beyond that many. */
    static final String OTHERS = "(others)";

    private final Map<String, OfFunction> functions = new ConcurrentHashMap<>();

    private static final class Counter {
        private final LongAdder calls = new LongAdder();
        private final LongAdder nanoseconds = new LongAdder();

        void add(Duration time) {
            calls.increment();
            nanoseconds.add(time.toNanos());
        }
    }

    /** The calls of one function. */
    static final class OfFunction {
        /** By outcome: as many as there are groups of errors. */
        private final Map<String, Counter> outcomes = new ConcurrentHashMap<>();

        void add(CallResult result) {
            String outcome = result.outcome();
            Counter known = outcomes.get(outcome);
            Counter counter = known != null ? known : outcomes.computeIfAbsent(outcome, any -> new Counter());
            counter.add(result.time());
        }
    }

    /** Those of a function, or of the others. */
    OfFunction of(String function) {
        OfFunction known = functions.get(function);
        if (known != null) {
            return known;
        }
        String counted = functions.size() < MAXIMUM_FUNCTIONS ? function : OTHERS;
        return functions.computeIfAbsent(counted, any -> new OfFunction());
    }

    /** What was counted so far. */
    List<SystemCalls.Calls> report() {
        List<SystemCalls.Calls> report = new ArrayList<>();
        functions.forEach((name, function) ->
                function.outcomes.forEach((outcome, counter) -> report.add(new SystemCalls.Calls(
                        name, outcome, counter.calls.sum(), Duration.ofNanos(counter.nanoseconds.sum())))));
        return report;
    }
}
