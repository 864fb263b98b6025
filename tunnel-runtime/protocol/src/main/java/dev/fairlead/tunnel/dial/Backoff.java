package dev.fairlead.tunnel.dial;

import java.time.Duration;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * How long to wait before dialling again: nothing at first, then exponentially more with full jitter, so that agents
 * that lost their gateway together do not return together.
 *
 * @param first upper end of the second attempt's wait; each further attempt doubles it
 * @param ceiling longest wait
 * @param refusedFirst as {@code first}, after the gateway refused the agent
 * @param refusedCeiling as {@code ceiling}, after the gateway refused the agent
 * @param stableAfter how long a session must have stood for the count to start anew
 */
public record Backoff(
        Duration first, Duration ceiling, Duration refusedFirst, Duration refusedCeiling, Duration stableAfter) {
    private static final int MAX_DOUBLINGS = 30;

    /** At once, then 20 ms doubling to 30 s; after a refusal 10 s doubling to 5 min; stable after 60 s. */
    public static final Backoff DEFAULT = new Backoff(
            Duration.ofMillis(20),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofMinutes(5),
            Duration.ofSeconds(60));

    public Backoff {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(ceiling, "ceiling");
        Objects.requireNonNull(refusedFirst, "refusedFirst");
        Objects.requireNonNull(refusedCeiling, "refusedCeiling");
        Objects.requireNonNull(stableAfter, "stableAfter");
    }

    /**
     * The wait before the next attempt.
     *
     * @param failures how many attempts failed in a row, this one included; at least 1
     */
    Duration afterLoss(int failures, RandomGenerator random) {
        return failures <= 1 ? Duration.ZERO : jitter(first, ceiling, failures - 2, random);
    }

    /** As {@link #afterLoss}, when the gateway refused; never at once. */
    Duration afterRefusal(int refusals, RandomGenerator random) {
        Duration half =
                jitter(refusedFirst, refusedCeiling, refusals - 1, random).dividedBy(2);
        return half.plus(refusedFirst.dividedBy(2));
    }

    private static Duration jitter(Duration first, Duration ceiling, int doublings, RandomGenerator random) {
        long limit = first.toMillis() << Math.min(doublings, MAX_DOUBLINGS);
        long bounded = Math.max(1, Math.min(limit, ceiling.toMillis()));
        return Duration.ofMillis(random.nextLong(bounded + 1));
    }
}
