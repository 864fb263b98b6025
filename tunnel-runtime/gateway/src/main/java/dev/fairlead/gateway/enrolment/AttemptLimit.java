package dev.fairlead.gateway.enrolment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Slows guessing down: so many failed enrolments at once, and then one every few seconds. */
final class AttemptLimit {
    private static final int BURST = 20;
    private static final Duration REFILL = Duration.ofSeconds(3);

    private final Clock clock;
    private int left = BURST;
    private Instant refilled;

    AttemptLimit(Clock clock) {
        this.clock = clock;
        this.refilled = clock.instant();
    }

    /** Whether another attempt may be looked at. */
    synchronized boolean allows() {
        long refills = Duration.between(refilled, clock.instant()).dividedBy(REFILL);
        if (refills > 0) {
            left = (int) Math.min(BURST, left + refills);
            refilled = refilled.plus(REFILL.multipliedBy(refills));
        }
        return left > 0;
    }

    synchronized void failed() {
        left = Math.max(0, left - 1);
    }
}
