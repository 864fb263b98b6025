package dev.fairlead.benchmarks.tunnel.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthTest {

    @Test
    void memoryThatIsTakenWhileWarmingUpIsNoGrowth() {
        assertThat(growth(10, 60, 100, 100, 100, 100, 100, 100, 100)).isZero();
    }

    @Test
    void memoryThatGoesOnGrowingIs() {
        assertThat(growth(100, 100, 100, 100, 100, 100, 110, 110, 110)).isCloseTo(0.1, within(1e-9));
    }

    @Test
    void oneSampleInTheMiddleOfACollectionDoesNotCount() {
        assertThat(growth(100, 100, 100, 100, 100, 100, 100, 500, 100)).isZero();
    }

    @Test
    void fewSamplesSayNothing() {
        assertThat(growth(1, 2, 3, 4, 5)).isNaN();
    }

    @Test
    void liveObjectsAreThoseOfBothGenerations() {
        String info = """
                4711:
                 def new generation   total 19648K, used 120K [0x0, 0x1, 0x2)
                  eden space 17472K,   0% used [0x0, 0x1, 0x2)
                 tenured generation   total 43712K, used 9000K [0x0, 0x1, 0x2)
                 Metaspace       used 20000K, committed 20480K, reserved 1114112K
                """;

        assertThat(LiveObjects.parse(info)).isEqualTo(9120 * 1024.0);
    }

    private static double growth(double... resident) {
        List<Sample> samples = new ArrayList<>();
        for (double bytes : resident) {
            samples.add(new Sample(samples.size(), bytes, bytes, 0));
        }
        return Growth.of(samples, Sample::resident);
    }
}
