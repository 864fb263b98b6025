package dev.fairlead.benchmarks.report;

import dev.fairlead.benchmarks.client.Contestant;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What Fairlead wants to reach, by what is measured. Time on the clock has no goal: it depends on what else the machine
 * does.
 *
 * <pre>
 * quantity        | lookup, by the engine | get, by the connection factory
 * processor time  | under 1,000 ns        | at most 1.3 times plain
 * allocated       | under 200 B           | at most 1.3 times plain
 * exceptions      | none                  | none
 * </pre>
 */
enum Goal {
    NONE(Double.NaN, Double.NaN),
    PROCESSOR_TIME(1000, 1.3),
    ALLOCATED(200, 1.3),
    /** What runs in the background may throw one: fewer than one in a thousand calls are none. */
    EXCEPTIONS(0.001, Double.NaN);

    private final double limit;
    private final double timesPlain;

    Goal(double limit, double timesPlain) {
        this.limit = limit;
        this.timesPlain = timesPlain;
    }

    /** The goal of a row and whether it is reached; empty if it has none, or that was not measured. */
    Optional<String> judge(String scenario, Map<Contestant, Measurement> row, ToDoubleFunction<Measurement> quantity) {
        boolean lookup = scenario.startsWith("lookup");
        Measurement own = row.get(lookup ? Contestant.FAIRLEAD : Contestant.FAIRLEAD_RA);
        Measurement plain = row.get(Contestant.PLAIN);
        boolean relative = !lookup && !Double.isNaN(timesPlain);
        if (this == NONE || own == null || relative && plain == null) {
            return Optional.empty();
        }
        double value = quantity.applyAsDouble(own);
        if (Double.isNaN(value)) {
            return Optional.empty();
        }
        boolean reached = relative ? value <= timesPlain * quantity.applyAsDouble(plain) : value < limit;
        String goal = relative ? "≤ " + timesPlain + " × plain" : "< " + plainNumber(limit);
        return Optional.of(goal + (reached ? ": reached" : ": missed"));
    }

    private static String plainNumber(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
