package dev.fairlead.benchmarks;

import dev.fairlead.benchmarks.turns.Turns;
import java.util.List;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How thoroughly to measure.
 *
 * @param forks JVMs a benchmark; 0 to stay in this one
 * @param warmups iterations before measuring
 * @param iterations measured iterations
 * @param time length of an iteration
 * @param threads how many threads measure together, one run each
 * @param turns where contestants take turns
 * @param many destinations, where there are many
 * @param calls threads that make the first call together
 */
record Effort(
        int forks,
        int warmups,
        int iterations,
        TimeValue time,
        List<Integer> threads,
        Turns turns,
        int many,
        int calls) {
    /** For numbers to publish. */
    static final Effort FULL =
            new Effort(2, 5, 5, TimeValue.seconds(2), List.of(1, 8), new Turns(30, 60, 0.25), 10_000, 1000);
    /** For a first impression, in a few minutes: one thread, and half a second at a time. */
    static final Effort SHORT =
            new Effort(1, 4, 3, TimeValue.milliseconds(500), List.of(1), new Turns(20, 20, 0.25), 10_000, 1000);
    /** To see that everything runs. */
    static final Effort SMOKE =
            new Effort(0, 0, 1, TimeValue.milliseconds(5), List.of(2), new Turns(0, 1, 0.005), 50, 20);

    Effort withThreads(List<Integer> others) {
        return new Effort(forks, warmups, iterations, time, List.copyOf(others), turns, many, calls);
    }
}
