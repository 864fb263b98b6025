package dev.fairlead.tunnel.carrier;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Remembers that a logon was refused, so that the sessions to all nodes of a gateway do not show it again and again:
 * accounts are locked by that. In between they hear the same refusal.
 */
final class ProxyPatience {
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final LongSupplier nanoTime;
    private Optional<CarrierException> refusal = Optional.empty();
    private Duration wait = FIRST;
    private long since;

    /** @param nanoTime as {@link System#nanoTime} */
    ProxyPatience(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The refusal that still counts; empty if the logon may be shown. */
    synchronized Optional<CarrierException> refusal() {
        return refusal.filter(known -> nanoTime.getAsLong() - since < wait.toNanos());
    }

    /** The logon was refused. After each further refusal it is kept back for twice as long. */
    synchronized void refused(CarrierException why) {
        if (refusal().isPresent()) {
            return;
        }
        Duration twice = wait.multipliedBy(2);
        wait = refusal.isEmpty() ? FIRST : twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
        refusal = Optional.of(why);
        since = nanoTime.getAsLong();
    }

    /** The logon was accepted. */
    synchronized void accepted() {
        refusal = Optional.empty();
    }
}
