package dev.fairlead.jwt;

import dev.fairlead.error.DestinationException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Something loaded from elsewhere that serves for a while, and longer if it cannot be loaded again.
 *
 * <pre>
 * age of what there is  | what happens
 * fresh                 | it serves
 * not fresh             | one thread loads anew, others are served what there is; if loading fails it serves on, and
 *                       | is tried again after a pause
 * older than a day      | loads anew; if that fails, so does the call
 * </pre>
 */
final class Kept<T> {

    private static final Logger LOG = System.getLogger(Kept.class.getName());
    private static final Duration STALE = Duration.ofHours(24);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Duration PAUSE_WITH_NOTHING = Duration.ofSeconds(5);

    private final Supplier<T> loader;
    private final Duration fresh;
    private final Clock clock;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile State<T> state = new State<>(Optional.empty(), Optional.empty());

    /**
     * @param loader throws a {@link DestinationException} if it fails
     */
    Kept(Supplier<T> loader, Duration fresh, Clock clock) {
        this.loader = loader;
        this.fresh = fresh;
        this.clock = clock;
    }

    /**
     * What there is.
     *
     * @throws DestinationException if there is nothing and it cannot be loaded
     */
    T get() {
        State<T> now = state;
        if (!now.youngerThan(fresh, clock.instant())) {
            boolean served = now.youngerThan(STALE, clock.instant());
            now = served && loading.isLocked() ? now : reloaded(now);
        }
        return now.usable(clock.instant());
    }

    /**
     * What there is after {@code value} did not have what was looked for: something newer, unless it was tried to load
     * within the last 30 seconds.
     */
    T newerThan(T value) {
        State<T> now = state;
        boolean same = now.loaded().filter(loaded -> loaded.value() == value).isPresent();
        return (same ? reloaded(now) : now).usable(clock.instant());
    }

    private State<T> reloaded(State<T> seen) {
        loading.lock();
        try {
            Instant now = clock.instant();
            if (state == seen && !seen.pausing(now)) {
                state = load(seen, now);
            }
            return state;
        } finally {
            loading.unlock();
        }
    }

    private State<T> load(State<T> seen, Instant now) {
        try {
            return new State<>(
                    Optional.of(new Loaded<>(loader.get(), now)), Optional.of(new Attempt(now, Optional.empty())));
        } catch (DestinationException e) {
            if (seen.loaded().isPresent()) {
                LOG.log(Level.WARNING, "What was loaded before serves on: {0}", e.getMessage());
            }
            return new State<>(seen.loaded(), Optional.of(new Attempt(now, Optional.of(e))));
        }
    }

    private record Loaded<T>(T value, Instant at) {}

    private record Attempt(Instant at, Optional<DestinationException> failure) {}

    private record State<T>(Optional<Loaded<T>> loaded, Optional<Attempt> attempt) {

        boolean youngerThan(Duration age, Instant now) {
            return loaded.filter(value -> now.isBefore(value.at().plus(age))).isPresent();
        }

        boolean pausing(Instant now) {
            Duration pause = youngerThan(STALE, now) ? PAUSE : PAUSE_WITH_NOTHING;
            return attempt.filter(last -> now.isBefore(last.at().plus(pause))).isPresent();
        }

        T usable(Instant now) {
            if (youngerThan(STALE, now)) {
                return loaded.orElseThrow().value();
            }
            DestinationException failure = attempt.flatMap(Attempt::failure).orElseThrow();
            // every caller gets an exception of its own: stack traces are not shared
            throw DestinationException.of(failure.detail(), failure);
        }
    }
}
