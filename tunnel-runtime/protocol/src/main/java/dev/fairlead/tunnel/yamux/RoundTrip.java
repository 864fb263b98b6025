package dev.fairlead.tunnel.yamux;

import java.util.concurrent.TimeUnit;

/**
 * How long a ping and its answer take. Follows a shorter time at once and a longer one slowly, since what makes a single
 * one long is mostly a queue, and that must not make windows larger.
 */
final class RoundTrip {
    private static final long REPEAT_AFTER = TimeUnit.SECONDS.toNanos(1);
    private static final int INERTIA = 8;

    /** Written on one event loop, read on any thread. */
    private volatile long nanos;

    private long askedAt;
    private int question;
    private boolean waiting;

    /** Nanoseconds; 0 while unknown. */
    long nanos() {
        return nanos;
    }

    /** Whether it should be measured again. */
    boolean isOld(long now) {
        return nanos == 0 ? !waiting : now - askedAt > REPEAT_AFTER;
    }

    /** A ping leaves; returns the value by which its answer will be known. */
    int ask(long now) {
        waiting = true;
        askedAt = now;
        return ++question;
    }

    void answered(int value, long now) {
        if (waiting && value == question) {
            waiting = false;
            long sample = Math.max(1, now - askedAt);
            nanos = nanos == 0 || sample < nanos ? sample : nanos + (sample - nanos) / INERTIA;
        }
    }
}
