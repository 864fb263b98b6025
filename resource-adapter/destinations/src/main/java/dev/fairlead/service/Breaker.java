package dev.fairlead.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Keeps calls from a service that is out of order: open for a while once half of the last ten failed, then one call
 * tries. Answers of the service, also those that refuse or know nothing, are no failures.
 */
final class Breaker {

    private static final int CALLS = 10;
    private static final Duration OPEN = Duration.ofSeconds(10);

    private final Clock clock;
    private final Deque<Boolean> failed = new ArrayDeque<>();
    private Optional<Instant> openUntil = Optional.empty();

    Breaker(Clock clock) {
        this.clock = clock;
    }

    /** Until when no call goes out; empty if this one may. */
    synchronized Optional<Instant> suspendedUntil() {
        Instant now = clock.instant();
        if (openUntil.isPresent() && !now.isBefore(openUntil.get())) {
            // this call tries; the others wait as long again, or until it succeeds
            openUntil = Optional.of(now.plus(OPEN));
            return Optional.empty();
        }
        return openUntil;
    }

    synchronized void answered() {
        if (openUntil.isPresent()) {
            openUntil = Optional.empty();
            failed.clear();
        }
        add(false);
    }

    synchronized void failed() {
        add(true);
        long failures = failed.stream().filter(failure -> failure).count();
        if (openUntil.isPresent() || (failed.size() == CALLS && failures * 2 >= CALLS)) {
            openUntil = Optional.of(clock.instant().plus(OPEN));
        }
    }

    private void add(boolean failure) {
        if (failed.size() == CALLS) {
            failed.removeFirst();
        }
        failed.addLast(failure);
    }
}
