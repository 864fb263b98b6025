package dev.fairlead.tunnel.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.tunnel.control.Lease;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Until when an agent may serve, by its own clock. */
class ServingRightTest {
    private static final long MILLI = 1_000_000;

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - MILLI);
    private final ServingRight right = new ServingRight(clock::get);

    @Test
    void whereNoLeaseIsNeededItIsAlwaysHeld() {
        assertThat(right.isHeld()).isTrue();
        right.answered(new Lease(0, 0, 0, 0));
        assertThat(right.isHeld()).isTrue();
    }

    @Test
    @Tag("CONN-63")
    void aLeaseCountsFromTheQuestionHoweverLateTheAnswerComes() {
        long asked = clock.get();
        clock.addAndGet(3_999 * MILLI);
        right.answered(new Lease(asked, 1, 4_000, 1_000));
        assertThat(right.isHeld()).isTrue();

        clock.addAndGet(MILLI);

        assertThat(right.isHeld()).isFalse();
    }

    @Test
    void whoStandsByServesNothing() {
        right.answered(new Lease(clock.get(), 0, 0, 1_000));

        assertThat(right.isHeld()).isFalse();
    }

    @Test
    @Tag("CONN-63")
    void aLeaseOfAnEpochThatHasPassedIsNone() {
        long asked = clock.get();
        right.answered(new Lease(asked, 3, 1_000, 500));
        clock.addAndGet(2_000 * MILLI);

        right.answered(new Lease(clock.get(), 2, 1_000, 500));

        assertThat(right.isHeld()).isFalse();
    }
}
