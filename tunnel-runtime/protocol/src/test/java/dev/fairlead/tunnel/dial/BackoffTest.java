package dev.fairlead.tunnel.dial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Property
    void aWaitIsNeverLongerThanItsDoublingOrTheCeiling(
            @ForAll @IntRange(min = 2, max = 1_000_000) int failures, @ForAll long seed) {
        Duration wait = Backoff.DEFAULT.afterLoss(failures, new Random(seed));

        long limit = 20L << Math.min(failures - 2, 20);
        assertThat(wait).isBetween(Duration.ZERO, Duration.ofMillis(Math.min(limit, 30_000)));
    }

    @Property
    void afterARefusalTheWaitIsSecondsAtLeastAndFiveMinutesAtMost(
            @ForAll @IntRange(min = 1, max = 1_000_000) int refusals, @ForAll long seed) {
        Duration wait = Backoff.DEFAULT.afterRefusal(refusals, new Random(seed));

        assertThat(wait).isBetween(Duration.ofSeconds(5), Duration.ofMinutes(5));
    }

    @Test
    void theFirstAttemptComesAtOnce() {
        assertThat(Backoff.DEFAULT.afterLoss(1, new Random())).isZero();
    }

    @Test
    @Tag("AGENT-70")
    void waitsAreSpreadOverTheirWholeRange() {
        Random random = new Random(1);
        var waits = IntStream.range(0, 1000)
                .mapToLong(i -> Backoff.DEFAULT.afterLoss(50, random).toMillis())
                .summaryStatistics();

        assertThat(waits.getMin()).isLessThan(1_000);
        assertThat(waits.getMax()).isGreaterThan(29_000);
        assertThat(waits.getAverage()).isBetween(13_000.0, 17_000.0);
    }
}
