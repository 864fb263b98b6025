package dev.fairlead.tunnel.yamux;

import java.util.concurrent.TimeUnit;

/**
 * Limits frames that cost this side work and the peer nothing. A bucket of tokens: it starts full and refills at a
 * steady rate.
 */
final class FloodGuard {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final String what;
    private final int burst;
    private final long nanosPerToken;
    private long tokens;
    private long refilledAt;

    FloodGuard(String what, int burst, int perSecond, long now) {
        this.what = what;
        this.burst = burst;
        this.nanosPerToken = SECOND / perSecond;
        this.tokens = burst;
        this.refilledAt = now;
    }

    /**
     * Counts one frame.
     *
     * @param now {@link System#nanoTime}
     * @throws ProtocolViolation if there were too many
     */
    void count(long now) throws ProtocolViolation {
        long refill = (now - refilledAt) / nanosPerToken;
        if (refill > 0) {
            tokens = Math.min(burst, tokens + refill);
            refilledAt += refill * nanosPerToken;
        }
        if (tokens == 0) {
            throw new ProtocolViolation("a flood of " + what);
        }
        tokens--;
    }
}
