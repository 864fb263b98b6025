package dev.fairlead.tunnel.yamux;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How many frames in what time are a flood. */
@Tag("CONN-78")
class FloodGuardTest {
    private static final int PER_SECOND = 5_000;
    private static final int BURST = 20_000;
    private static final long BETWEEN = TimeUnit.SECONDS.toNanos(1) / PER_SECOND;

    /** Overflows on the way: clocks may begin anywhere. */
    private static final long START = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(1);

    private final FloodGuard guard = new FloodGuard("frames", BURST, PER_SECOND, START);

    private void count(int frames, long from, long between) throws ProtocolViolation {
        for (int i = 0; i < frames; i++) {
            guard.count(from + i * between);
        }
    }

    @Test
    void aSteadyRateWithinTheLimitNeverEndsTheSession() {
        assertThatCode(() -> count(10 * BURST, START, BETWEEN)).doesNotThrowAnyException();
    }

    @Test
    void aFasterRateEndsTheSessionOnceTheBurstIsUsedUp() throws ProtocolViolation {
        count(2 * BURST - 10, START, BETWEEN / 2);

        assertThatThrownBy(() -> count(20, START + (2 * BURST - 10) * (BETWEEN / 2), BETWEEN / 2))
                .isInstanceOf(ProtocolViolation.class)
                .hasMessageContaining("a flood of frames");
    }

    @Test
    void aBurstIsAllowedAgainAfterAsLongAQuietTime() throws ProtocolViolation {
        count(BURST, START, 0);

        assertThatCode(() -> count(BURST, START + BURST * BETWEEN, 0)).doesNotThrowAnyException();
        assertThatThrownBy(() -> count(1, START + BURST * BETWEEN, 0)).isInstanceOf(ProtocolViolation.class);
    }

    @Test
    void aLongQuietTimeSavesNothingUp() throws ProtocolViolation {
        long later = START + TimeUnit.DAYS.toNanos(1);
        count(BURST, later, 0);

        assertThatThrownBy(() -> count(1, later, 0)).isInstanceOf(ProtocolViolation.class);
    }
}
