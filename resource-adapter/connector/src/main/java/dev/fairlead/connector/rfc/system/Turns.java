package dev.fairlead.connector.rfc.system;

import dev.fairlead.jco.spi.PoolState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The calls and sessions of one principal that go on, and those that wait. */
final class Turns {
    private static final long NEVER = Long.MIN_VALUE;

    private final Optional<Semaphore> permits;
    private final Clock clock;
    private final AtomicInteger used = new AtomicInteger();
    private final AtomicInteger mostUsed = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile long lastActivity = NEVER;

    /** @param limit how many may go on at a time; 0 for any number */
    Turns(int limit, Clock clock) {
        this.permits = limit == 0 ? Optional.empty() : Optional.of(new Semaphore(limit, true));
        this.clock = clock;
    }

    /** Whether there was a turn within that time; {@link #end} ends it. */
    boolean take(Duration patience) throws InterruptedException {
        boolean taken = permits.isEmpty() || permits.get().tryAcquire(0, TimeUnit.SECONDS) || await(patience);
        if (taken) {
            int now = used.incrementAndGet();
            mostUsed.accumulateAndGet(now, Math::max);
            lastActivity = clock.millis();
        }
        return taken;
    }

    private boolean await(Duration patience) throws InterruptedException {
        waiting.incrementAndGet();
        try {
            return permits.orElseThrow().tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            waiting.decrementAndGet();
        }
    }

    void end() {
        used.decrementAndGet();
        lastActivity = clock.millis();
        permits.ifPresent(Semaphore::release);
    }

    /** Connections of HTTP are those of all callers, so that none is idle for one of them. */
    PoolState state() {
        long last = lastActivity;
        return new PoolState(
                used.get(),
                0,
                mostUsed.get(),
                waiting.get(),
                last == NEVER ? Optional.empty() : Optional.of(Instant.ofEpochMilli(last)));
    }
}
