package dev.fairlead.destination;

import dev.fairlead.authentication.CallContext;
import dev.fairlead.error.DestinationException;
import dev.fairlead.finder.DestinationFinder;
import dev.fairlead.finder.Found;
import dev.fairlead.flight.Flight;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * What is known of one look-up. As long as that counts, reading it takes one field and the clock: no lock, no
 * allocation. After that one thread asks, and the others go on with what they have while it may serve, or else share
 * the answer or the failure of the one that asks. A failure is not kept.
 */
final class Resolution {

    private final Subject subject;
    private final Supplier<List<DestinationFinder>> finders;
    private final TargetMaker maker;
    private final Clock clock;
    private final AtomicReference<Flight<Known>> flight = new AtomicReference<>();
    /** Only the thread in flight reads and writes it. */
    private List<Remembered> memory = List.of();

    private final AtomicReference<Known> known = new AtomicReference<>(Known.NOTHING);
    private volatile boolean retired;
    private volatile boolean closed;

    /**
     * @param finders who is asked, in order
     */
    Resolution(Subject subject, Supplier<List<DestinationFinder>> finders, TargetMaker maker, Clock clock) {
        this.subject = subject;
        this.finders = finders;
        this.maker = maker;
        this.clock = clock;
    }

    /** Makes a target of what was found, or hands out the one before if nothing has changed. */
    @FunctionalInterface
    interface TargetMaker {
        Target target(Subject subject, Found found, Optional<Target> before);
    }

    /**
     * The target; empty if no finder knows the name.
     *
     * @param call the call that waits for it; empty if only the configuration counts
     */
    Optional<Target> target(Optional<CallContext> call) {
        Known current = known.get();
        long now = clock.millis();
        if (now < current.freshUntil()) {
            return current.target();
        }
        Flight<Known> own = new Flight<>();
        Flight<Known> other = flight.compareAndExchange(null, own);
        if (other != null) {
            return now < current.usableUntil()
                    ? current.target()
                    : other.await().target();
        }
        try {
            return own.fly(() -> land(call)).target();
        } finally {
            flight.set(null);
        }
    }

    /** The target that was found last, without asking anew; empty if there is none. */
    Optional<Target> last() {
        return known.get().target();
    }

    /**
     * Has the finders asked at the next look-up if this is what they found last: somebody saw another version of the
     * destination.
     */
    void outdate(Target seen) {
        Known current = known.get();
        if (!current.outdated() && current.target().filter(last -> last == seen).isPresent()) {
            known.compareAndSet(current, current.asOutdated());
        }
    }

    private Known land(Optional<CallContext> call) {
        Known before = known.get();
        // between this thread's look and its take-off another flight may have landed
        if (clock.millis() < before.freshUntil()) {
            return before;
        }
        try {
            return ask(call);
        } catch (RuntimeException | Error e) {
            known.set(Known.NOTHING);
            throw e;
        } finally {
            settle(before.target(), known.get().target());
        }
    }

    private Known ask(Optional<CallContext> call) {
        Known before = known.get();
        Known after = found(before, call);
        // outdated while the finders were asked: what they said may be as old
        return known.compareAndSet(before, after) ? after : ask(call);
    }

    private void settle(Optional<Target> before, Optional<Target> after) {
        before.filter(old -> after.isEmpty() || after.get() != old).ifPresent(Target::retire);
        // whoever is still asking while the look-up is dropped may use the target, but it keeps nothing
        if (retired) {
            after.ifPresent(Target::retire);
        }
        if (closed) {
            after.ifPresent(Target::close);
        }
    }

    private Known found(Known before, Optional<CallContext> call) {
        memory = finders.get().stream().map(this::remembered).toList();
        if (before.outdated()) {
            memory.forEach(Remembered::outdate);
        }
        long freshUntil = Long.MAX_VALUE;
        for (Remembered finder : memory) {
            Optional<Found> found = finder.answer(call);
            freshUntil = Math.min(freshUntil, finder.freshUntil());
            if (found.isPresent()) {
                return new Known(
                        Optional.of(target(finder, found.get(), before)), freshUntil, finder.usableUntil(), false);
            }
        }
        // without any finder there is nobody to ask more often
        return new Known(Optional.empty(), freshUntil, freshUntil, false);
    }

    private Target target(Remembered finder, Found found, Known before) {
        try {
            return maker.target(subject, found, before.target());
        } catch (DestinationException e) {
            finder.unusable();
            throw e;
        }
    }

    private Remembered remembered(DestinationFinder finder) {
        return memory.stream()
                .filter(known -> known.of(finder))
                .findFirst()
                .orElseGet(() -> new Remembered(finder, subject, clock));
    }

    void retire() {
        retired = true;
        known.get().target().ifPresent(Target::retire);
    }

    void close() {
        closed = true;
        known.get().target().ifPresent(Target::close);
    }

    /**
     * @param freshUntil when to ask again, in milliseconds of the clock
     * @param usableUntil until when others may use it while one thread asks
     * @param outdated whether somebody saw another version of the destination
     */
    private record Known(Optional<Target> target, long freshUntil, long usableUntil, boolean outdated) {
        static final Known NOTHING = new Known(Optional.empty(), Long.MIN_VALUE, Long.MIN_VALUE, false);

        Known asOutdated() {
            return new Known(target, Long.MIN_VALUE, Long.MIN_VALUE, true);
        }
    }
}
