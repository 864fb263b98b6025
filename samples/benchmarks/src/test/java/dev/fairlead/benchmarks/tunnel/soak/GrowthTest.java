package dev.fairlead.benchmarks.tunnel.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthTest {

    @Test
    void memoryThatIsTakenWhileWarmingUpIsNoGrowth() {
        assertThat(growth(10, 60, 100, 100, 100, 100, 100, 100, 100).share()).isZero();
    }

    @Test
    void memoryThatGoesOnGrowingIs() {
        assertThat(growth(100, 100, 100, 100, 100, 100, 110, 110, 110).share()).isCloseTo(0.1, within(1e-9));
    }

    @Test
    void oneSampleInTheMiddleOfACollectionDoesNotCount() {
        assertThat(growth(100, 100, 100, 100, 100, 100, 100, 500, 100).share()).isZero();
    }

    @Test
    void fewSamplesSayNothing() {
        assertThat(growth(1, 2, 3, 4, 5).isMeasured()).isFalse();
    }

    @Test
    void aPartOrSomeBytesAreTolerated() {
        Growth growth = new Growth(100, 110);

        assertThat(growth.isWithin(0.1, 0)).isTrue();
        assertThat(growth.isWithin(0.05, 10)).isTrue();
        assertThat(growth.isWithin(0.05, 9)).isFalse();
        assertThat(new Growth(110, 100).isWithin(0, 0)).isTrue();
    }

    private static Growth growth(double... resident) {
        List<Sample> samples = new ArrayList<>();
        for (double bytes : resident) {
            Vitals vitals = new Vitals(0, 0, bytes, 1, 1);
            samples.add(new Sample(samples.size(), Work.NONE, vitals, vitals));
        }
        return Growth.of(samples, sample -> sample.agent().resident());
    }
}
