package dev.fairlead.rfc.call;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many calls and sessions of a destination go on at a time ({@code jco.destination.peak_limit}; RFC specification, A.3
 * and D.6). Those who wait get their turn in order. Safe for any number of threads.
 */
public final class Turns {
    private static final Logger LOG = System.getLogger("fairlead.rfc.pool");
    private static final long NEVER = Long.MIN_VALUE;

    private final String destination;
    private final Optional<Semaphore> free;
    private final int limit;
    private final Duration patience;
    private final Clock clock;
    private final AtomicInteger used = new AtomicInteger();
    private final AtomicInteger mostUsed = new AtomicInteger();
    private volatile long lastActivity = NEVER;

    /**
     * @param destination for messages
     * @param limit how many may go on at a time; 0 for any number
     * @param patience how long to wait for a turn
     */
    public Turns(String destination, int limit, Duration patience, Clock clock) {
        this.destination = destination;
        this.limit = limit;
        this.free = limit == 0 ? Optional.empty() : Optional.of(new Semaphore(limit, true));
        this.patience = patience;
        this.clock = clock;
    }

    /** A call or session that goes on until it is closed. */
    public final class Turn implements AutoCloseable {
        private final AtomicBoolean over = new AtomicBoolean();

        private Turn() {}

        /** Ends it; no effect from the second time on. */
        @Override
        public void close() {
            if (over.compareAndSet(false, true)) {
                end();
            }
        }
    }

    /**
     * Waits for a turn.
     *
     * @throws RfcException of group {@link RfcErrorGroup#RESOURCE} if none gets free in time
     */
    public Turn take() {
        free.ifPresent(this::await);
        int now = used.incrementAndGet();
        mostUsed.accumulateAndGet(now, Math::max);
        lastActivity = clock.millis();
        return new Turn();
    }

    private void await(Semaphore turns) {
        try {
            // unlike without a time, those who wait already come first
            if (turns.tryAcquire(0, TimeUnit.MILLISECONDS)) {
                return;
            }
            LOG.log(Level.DEBUG, "{0}: {1} calls go on, and another one waits", destination, limit);
            if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw exhausted(limit + " calls go on, and none ended within " + patience.toMillis() + " ms");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw exhausted("the thread was interrupted while it waited for its turn");
        }
    }

    private void end() {
        used.decrementAndGet();
        lastActivity = clock.millis();
        free.ifPresent(Semaphore::release);
    }

    private RfcException exhausted(String found) {
        return RfcException.of(RfcFailure.of(RfcErrorGroup.RESOURCE, destination, "jco.destination.peak_limit", found));
    }

    /** How many go on now. */
    public int used() {
        return used.get();
    }

    /** How many went on at a time at most. */
    public int mostUsed() {
        return mostUsed.get();
    }

    /** How many threads wait for their turn. */
    public int waiting() {
        return free.map(Semaphore::getQueueLength).orElse(0);
    }

    /** When a turn began or ended last, to the millisecond; empty if none has begun yet. */
    public Optional<Instant> lastActivity() {
        long last = lastActivity;
        return last == NEVER ? Optional.empty() : Optional.of(Instant.ofEpochMilli(last));
    }
}
