package dev.fairlead.benchmarks.tunnel.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TargetTest {
    private static final String LINE = "requests-16";

    private final Results results = new Results();

    @Test
    void theMedianOfTheRoundsCounts() {
        measured("Fairlead", Quantity.MEGABYTES, 700, 900, 100);

        assertThat(judge(Target.figure(Quantity.MEGABYTES, 700))).hasToString("reached: 700");
        assertThat(judge(Target.figure(Quantity.MEGABYTES, 701))).hasToString("**missed**: 700");
    }

    @Test
    void aTimeIsReachedFromAbove() {
        measured("Fairlead", Quantity.P50_MICROS, 250);

        assertThat(judge(Target.figure(Quantity.P50_MICROS, 250))).hasToString("reached: 250");
        assertThat(judge(Target.figure(Quantity.P50_MICROS, 249))).hasToString("**missed**: 250");
    }

    @Test
    void theBestPeerIsTheFastestOfThoseAskedFor() {
        measured("Fairlead", Quantity.REQUESTS, 30_000);
        measured("slow", Quantity.REQUESTS, 10_000);
        measured("fast", Quantity.REQUESTS, 20_000);
        measured("direct", Quantity.REQUESTS, 100_000);

        Target target = Target.timesBest(Quantity.REQUESTS, 1.5, "peer", List.of("slow", "fast")::contains);

        assertThat(judge(target)).hasToString("reached: 1.50 × fast");
        assertThat(target.text()).isEqualTo("requests/s ≥ 1.5 × best peer");
    }

    @Test
    void theBestOfTimesIsTheShortest() {
        measured("Fairlead", Quantity.P50_MICROS, 90);
        measured("slow", Quantity.P50_MICROS, 100);
        measured("fast", Quantity.P50_MICROS, 80);

        assertThat(judge(Target.timesBest(Quantity.P50_MICROS, 1, "peer", name -> !name.equals("Fairlead"))))
                .hasToString("**missed**: 1.13 × fast");
    }

    @Test
    void whatWasNotMeasuredIsNeitherReachedNorMissed() {
        measured("Fairlead", Quantity.REQUESTS, 30_000);

        assertThat(judge(Target.times(Quantity.REQUESTS, 1, "absent")).state()).isEqualTo(Verdict.State.UNKNOWN);
        assertThat(judge(Target.timesBest(Quantity.REQUESTS, 1, "peer", name -> false)))
                .hasToString("not measured: no peer");
        assertThat(judge(Target.figure(Quantity.MEGABYTES, 1)).state()).isEqualTo(Verdict.State.UNKNOWN);

        measured("Fairlead", Quantity.P50_MICROS, Double.NaN);
        assertThat(judge(Target.figure(Quantity.P50_MICROS, 1)).state()).isEqualTo(Verdict.State.UNKNOWN);
        measured("Fairlead", Quantity.P50_MICROS, 2);
        assertThat(judge(Target.figure(Quantity.P50_MICROS, 1))).hasToString("**missed**: 2");
    }

    @Test
    void anEvenNumberOfRoundsHasItsMedianInBetween() {
        assertThat(Results.medianOf(List.of(4.0, 1.0, 3.0, 2.0))).isEqualTo(2.5);
    }

    private Verdict judge(Target target) {
        return target.judge().judge(results, LINE, "Fairlead");
    }

    private void measured(String subject, Quantity quantity, double... rounds) {
        for (double value : rounds) {
            results.add(LINE, subject, Map.of(quantity, value));
        }
    }
}
