package dev.fairlead.benchmarks.tunnel.soak;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Whether memory grows: the last third of the samples beside the third before, when everything was warm. */
final class Growth {
    private Growth() {}

    /**
     * How much larger the median of the last third is than that of the middle third.
     *
     * @return a part of it, 0.02 for two in a hundred; NaN with fewer than six samples
     */
    static double of(List<Sample> samples, ToDoubleFunction<Sample> memory) {
        int third = samples.size() / 3;
        if (third < 2) {
            return Double.NaN;
        }
        int last = samples.size() - third;
        double before = median(samples.subList(last - third, last), memory);
        return median(samples.subList(last, samples.size()), memory) / before - 1;
    }

    private static double median(List<Sample> samples, ToDoubleFunction<Sample> memory) {
        double[] sorted = samples.stream().mapToDouble(memory).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
