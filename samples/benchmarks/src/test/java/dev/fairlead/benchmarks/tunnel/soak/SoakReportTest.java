package dev.fairlead.benchmarks.tunnel.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SoakReportTest {
    private static final double MEGABYTE = 1e6;

    @Test
    void memoryThatStaysIsSteady() {
        SoakReport report = new SoakReport(samples(0, 0));

        assertThat(report.isSteady()).isTrue();
        assertThat(report.write())
                .contains("gateway, resident memory", "reached")
                .doesNotContain("missed");
    }

    @Test
    void memoryThatGrowsOnOneEndIsNot() {
        SoakReport report = new SoakReport(samples(10 * MEGABYTE, 0));

        assertThat(report.isSteady()).isFalse();
        assertThat(report.write()).containsPattern("agent, direct memory, .* \\*\\*missed\\*\\*");
    }

    @Test
    void aConnectionThatFailedIsNoSteadiness() {
        assertThat(new SoakReport(samples(0, 1)).isSteady()).isFalse();
    }

    @Test
    void whatNobodyCouldMeasureIsSaidAndNoGrowth() {
        Vitals blind = new Vitals(Double.NaN, Double.NaN, MEGABYTE, 1, 1);
        SoakReport report = new SoakReport(IntStream.range(0, 9)
                .mapToObj(i -> new Sample(i, Work.NONE, blind, blind))
                .toList());

        assertThat(report.isSteady()).isTrue();
        assertThat(report.write()).contains("agent, direct memory: not measured", "| – |");
    }

    /**
     * @param growth of the agent's direct memory between two samples
     * @param errors before each sample
     */
    private static List<Sample> samples(double growth, long errors) {
        Vitals gateway = new Vitals(10 * MEGABYTE, MEGABYTE, 90 * MEGABYTE, 20, 100);
        return IntStream.range(0, 9)
                .mapToObj(i -> new Sample(
                        i,
                        Work.failed(errors),
                        gateway,
                        new Vitals(8 * MEGABYTE, MEGABYTE + i * growth, 80 * MEGABYTE, 12, 60)))
                .toList();
    }
}
