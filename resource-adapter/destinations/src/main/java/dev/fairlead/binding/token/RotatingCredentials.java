package dev.fairlead.binding.token;

import dev.fairlead.error.DestinationException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * The credentials that count at the moment. The platform rotates them in place: they are looked at again after a while,
 * by one thread, while others go on with those they know. What was there before is kept until the new ones have served
 * once, since a token service may learn of them later than this process (destination specification, 9.5). A binding
 * that is gone or broken while the process runs leaves the last credentials in place.
 *
 * @param <C> type of the credentials; equal if nothing changed
 */
final class RotatingCredentials<C> {

    private static final Logger LOG = System.getLogger(RotatingCredentials.class.getName());
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private final String service;
    private final Supplier<Optional<C>> source;
    private final Clock clock;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile State<C> state;

    /**
     * @param service name of the service, for the log
     * @param first what {@code source} gave when the process started
     * @param source reads the binding; empty if there is none
     */
    RotatingCredentials(String service, C first, Supplier<Optional<C>> source, Clock clock) {
        this.service = service;
        this.source = source;
        this.clock = clock;
        this.state = new State<>(first, Optional.empty(), clock.instant().plus(LOOK_AGAIN), "");
    }

    private record State<C>(C current, Optional<C> previous, Instant lookAgain, String problem) {}

    C current() {
        State<C> known = state;
        if (clock.instant().isBefore(known.lookAgain()) || !looking.compareAndSet(false, true)) {
            return known.current();
        }
        try {
            look();
        } finally {
            looking.set(false);
        }
        return state.current();
    }

    /** Those before {@code refused}, if they were never replaced for good. */
    Optional<C> before(C refused) {
        State<C> known = state;
        return known.current().equals(refused) ? known.previous() : Optional.empty();
    }

    /** The credentials have served: those before them are needed no more, and returned. */
    Optional<C> served(C credentials) {
        return state.previous().isEmpty() || !state.current().equals(credentials) ? Optional.empty() : forgetPrevious();
    }

    synchronized Optional<C> forgetPrevious() {
        State<C> known = state;
        state = new State<>(known.current(), Optional.empty(), known.lookAgain(), known.problem());
        return known.previous();
    }

    private void look() {
        try {
            Optional<C> found = source.get();
            found.ifPresentOrElse(this::replace, () -> keep("it is no longer there"));
        } catch (DestinationException e) {
            keep(e.getMessage());
        }
    }

    private synchronized void replace(C found) {
        State<C> known = state;
        boolean same = found.equals(known.current());
        if (!same) {
            LOG.log(Level.INFO, "The credentials of service {0} have changed", service);
        }
        state = new State<>(found, same ? known.previous() : Optional.of(known.current()), next(), "");
    }

    private synchronized void keep(String problem) {
        State<C> known = state;
        if (!problem.equals(known.problem())) {
            LOG.log(
                    Level.WARNING,
                    "The binding of service {0} cannot be read again, its last credentials stay: {1}",
                    service,
                    problem);
        }
        state = new State<>(known.current(), known.previous(), next(), problem);
    }

    private Instant next() {
        return clock.instant().plus(LOOK_AGAIN);
    }
}
