package dev.fairlead.jco.soap;

import dev.fairlead.jco.spi.PoolState;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many calls and sessions go on at a time ({@code jco.destination.peak_limit}; RFC specification, A.3). Those who wait
 * get their turn in order. Idle connections are Java's own affair: none are told of.
 */
final class Turns {
    private final String destination;
    private final int peak;
    private final Duration patience;
    private final Clock clock;
    private final Semaphore free;
    private final AtomicInteger used = new AtomicInteger();
    private final AtomicInteger mostUsed = new AtomicInteger();
    private volatile Optional<Instant> lastActivity = Optional.empty();

    /** @param peak 0 for any number */
    Turns(String destination, int peak, Duration patience, Clock clock) {
        this.destination = destination;
        this.peak = peak;
        this.patience = patience;
        this.clock = clock;
        this.free = new Semaphore(peak == 0 ? Integer.MAX_VALUE : peak, true);
    }

    /** Ends the turn. */
    @FunctionalInterface
    interface Turn {
        void close();
    }

    /**
     * Waits for a turn.
     *
     * @throws RfcException of group {@link RfcErrorGroup#RESOURCE} if none gets free in time
     */
    Turn take() {
        try {
            if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw exhausted(peak + " calls go on, and none ended within " + patience.toMillis() + " ms");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw exhausted("the thread was interrupted while it waited for its turn");
        }
        int now = used.incrementAndGet();
        mostUsed.accumulateAndGet(now, Math::max);
        lastActivity = Optional.of(clock.instant());
        return this::end;
    }

    private void end() {
        used.decrementAndGet();
        lastActivity = Optional.of(clock.instant());
        free.release();
    }

    private RfcException exhausted(String found) {
        return RfcException.of(RfcFailure.of(RfcErrorGroup.RESOURCE, destination, "jco.destination.peak_limit", found));
    }

    PoolState state() {
        return new PoolState(used.get(), 0, mostUsed.get(), free.getQueueLength(), lastActivity);
    }
}
