package dev.fairlead.tunnel.stream;

import dev.fairlead.tunnel.control.Lease;
import java.util.function.LongSupplier;

/**
 * Whether the agent may serve what comes through one session. Without a lease in a group that demands none; else until
 * the lease ends, counted from the question: an agent that was stopped and wakes up knows by its own clock that its
 * right has passed. On the session's event loop.
 */
final class ServingRight {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final LongSupplier nanos;
    private boolean leased;
    private long epoch;
    private long until;

    ServingRight(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** The gateway's answer. A lease of an epoch that has passed is none. */
    void answered(Lease answer) {
        leased = answer.askAgainMillis() > 0;
        if (answer.epoch() < epoch) {
            return;
        }
        epoch = answer.epoch();
        until = answer.asked() + answer.millis() * NANOS_PER_MILLI;
    }

    boolean isHeld() {
        return !leased || nanos.getAsLong() - until < 0;
    }
}
