package dev.fairlead.tunnel.yamux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How credit follows consumption, and how far windows grow. */
class ReceiveWindowTest {
    private static final int FIRST = SessionLimits.INITIAL_WINDOW;
    private static final int MIB = 1024 * 1024;
    private static final int LARGEST = 8 * MIB;
    private static final long MILLI = 1_000_000;

    private final AtomicLong now = new AtomicLong(System.nanoTime());
    private final MemoryBudget budget = new MemoryBudget(64L * MIB);
    private final RoundTrip roundTrip = new RoundTrip();
    private final WindowSize policy = new WindowSize(LARGEST, budget, roundTrip, now::get);

    private void roundTripIs(long millis) {
        long now = System.nanoTime();
        roundTrip.answered(roundTrip.ask(now), now + millis * MILLI);
    }

    @Test
    void nothingGrowsWhileTheRoundTripIsUnknown() {
        assertThat(policy.growth(FIRST, FIRST / 2, 1)).isZero();
    }

    @Test
    void aStreamThatUsesUpItsWindowGetsTwiceWhatIsUnderWay() {
        roundTripIs(40);

        // 64 KiB in 1 ms, so that 2.5 MiB are under way
        int growth = policy.growth(FIRST, 64 * 1024, MILLI);

        assertThat(FIRST + growth).isEqualTo(2 * 40 * 64 * 1024);
    }

    @Test
    void aSlowReaderGetsNoLargerWindow() {
        roundTripIs(40);

        assertThat(policy.growth(FIRST, FIRST / 2, 100 * MILLI)).isZero();
    }

    @Test
    void aShortRoundTripNeedsNoLargerWindow() {
        long now = System.nanoTime();
        roundTrip.answered(roundTrip.ask(now), now + MILLI / 10);

        // a gigabyte a second
        assertThat(policy.growth(FIRST, FIRST / 2, MILLI / 8)).isZero();
    }

    @Test
    void noWindowIsLargerThanTheLimit() {
        roundTripIs(1_000);

        assertThat(FIRST + policy.growth(FIRST, FIRST / 2, MILLI)).isEqualTo(LARGEST);
    }

    @Test
    void aNewStreamStartsWithWhatTheSessionLearned() {
        roundTripIs(40);
        int learned = FIRST + policy.growth(FIRST, 64 * 1024, MILLI);

        ReceiveWindow next = new ReceiveWindow(policy);

        assertThat(FIRST + next.head()).isEqualTo(learned);
    }

    /** A simulated path, millisecond by millisecond, and a reader that takes everything at once. */
    @Test
    @Tag("CONN-79")
    void oneStreamFillsALineOfAHundredMegabitsWithARoundTripOfAHundredMilliseconds() throws ProtocolViolation {
        int bytesPerMilli = 100_000_000 / 8 / 1_000;
        int oneWay = 50;
        int millis = 10_000;
        roundTripIs(2 * oneWay);
        ReceiveWindow window = new ReceiveWindow(policy);
        int[] arriving = new int[millis + oneWay];
        int[] granted = new int[millis + oneWay];
        int credit = FIRST;
        long received = 0;
        for (int milli = 0; milli < millis; milli++) {
            now.addAndGet(MILLI);
            credit += granted[milli];
            int sent = Math.min(credit, bytesPerMilli);
            credit -= sent;
            arriving[milli + oneWay] = sent;
            if (arriving[milli] > 0) {
                received += arriving[milli];
                window.arrived(arriving[milli]);
                window.consumed(arriving[milli]);
            }
            if (window.isDue()) {
                granted[milli + oneWay] = window.grant(now.get());
            }
        }

        assertThat(received).isGreaterThan((long) (0.8 * millis * bytesPerMilli));
    }

    @Test
    void allLargerWindowsTogetherTakeHalfTheBudget() {
        roundTripIs(1_000);
        int grown = 0;
        for (int i = 0; i < 20; i++) {
            grown += policy.growth(FIRST, FIRST / 2, MILLI);
        }

        assertThat(grown).isGreaterThan(20 * MIB).isLessThanOrEqualTo(32 * MIB);
    }

    @Test
    void anEndedStreamGivesItsPartOfTheBudgetBack() throws ProtocolViolation {
        roundTripIs(1_000);
        ReceiveWindow window = new ReceiveWindow(policy);
        window.arrived(FIRST);
        window.consumed(FIRST);
        window.grant(System.nanoTime());
        long left = budget.unpromised();

        window.close();

        assertThat(left).isLessThan(32L * MIB);
        assertThat(budget.unpromised()).isEqualTo(32L * MIB);
    }

    @Test
    void whileTheBudgetIsUsedUpNothingGrows() {
        roundTripIs(1_000);
        budget.addHeld(64L * MIB);

        assertThat(policy.growth(FIRST, FIRST / 2, MILLI)).isZero();
    }

    @Test
    void ofALargeWindowCreditIsGivenInSmallerParts() throws ProtocolViolation {
        roundTripIs(1_000);
        ReceiveWindow window = new ReceiveWindow(policy);
        window.arrived(FIRST);
        window.consumed(FIRST);
        window.grant(System.nanoTime());
        window.arrived(MIB);

        window.consumed(MIB / 2 - 1);
        assertThat(window.isDue()).isFalse();
        window.consumed(1);
        assertThat(window.isDue()).isTrue();
    }
}
