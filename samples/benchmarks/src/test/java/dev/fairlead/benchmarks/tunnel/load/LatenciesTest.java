package dev.fairlead.benchmarks.tunnel.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatenciesTest {
    private final Latencies latencies = new Latencies();

    @Test
    void percentilesAreThoseOfTheSortedTimes() {
        for (int micros = 1; micros <= 1000; micros++) {
            latencies.record(micros * 1000L);
        }

        assertThat(latencies.percentile(0.5)).isCloseTo(500_000, Percentage.withPercentage(1.6));
        assertThat(latencies.percentile(0.99)).isCloseTo(990_000, Percentage.withPercentage(1.6));
        assertThat(latencies.count()).isEqualTo(1000);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 63, 64, 127, 128, 129, 255, 256, 1_000, 65_535, 65_536, 123_456_789, 20_000_000_000L})
    void everyTimeComesBackToOneAndAHalfPercent(long nanos) {
        latencies.record(nanos);

        assertThat(latencies.percentile(0.5)).isCloseTo(nanos, within(nanos / 64));
    }

    @Test
    void theLongestTimeOfManyIsNotLost() {
        latencies.record(Long.MAX_VALUE);
        for (int i = 0; i < 9; i++) {
            latencies.record(10);
        }

        assertThat(latencies.percentile(0.9)).isEqualTo(10);
        assertThat(latencies.percentile(1)).isGreaterThan(Long.MAX_VALUE / 64 * 63);
    }

    @Test
    void nothingRecordedIsNothing() {
        latencies.record(10);
        latencies.clear();

        assertThat(latencies.count()).isZero();
        assertThat(latencies.percentile(0.99)).isZero();
    }
}
