package dev.fairlead.benchmarks.tunnel.soak;

import dev.fairlead.benchmarks.tunnel.report.Results;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Whether memory grows: the last third of the samples beside the third before, when everything was warm.
 *
 * @param before median of the middle third, in bytes; NaN if there are too few samples
 * @param after median of the last third
 */
record Growth(double before, double after) {
    private static final int FEWEST_A_THIRD = 2;

    static Growth of(List<Sample> samples, ToDoubleFunction<Sample> memory) {
        int third = samples.size() / 3;
        if (third < FEWEST_A_THIRD) {
            return new Growth(Double.NaN, Double.NaN);
        }
        int last = samples.size() - third;
        return new Growth(
                median(samples.subList(last - third, last), memory),
                median(samples.subList(last, samples.size()), memory));
    }

    boolean isMeasured() {
        return !Double.isNaN(before) && !Double.isNaN(after);
    }

    /** How much there is more: a part of what there was, 0.02 for two in a hundred. */
    double share() {
        return after / before - 1;
    }

    /** Whether there is no more than this part more, or no more than so many bytes. */
    boolean isWithin(double share, double bytes) {
        return after - before <= Math.max(before * share, bytes);
    }

    private static double median(List<Sample> samples, ToDoubleFunction<Sample> memory) {
        return Results.medianOf(samples.stream().mapToDouble(memory).boxed().toList());
    }
}
