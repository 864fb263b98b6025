package dev.fairlead.destination;

import dev.fairlead.authentication.CallContext;
import dev.fairlead.error.DestinationException;
import dev.fairlead.finder.DestinationFinder;
import dev.fairlead.finder.Found;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
    private final AtomicReference<CompletableFuture<Known>> flight = new AtomicReference<>();
    /** Only the thread in flight reads and writes it. */
    private List<Remembered> memory = List.of();

    private volatile Known known = Known.NOTHING;
    private volatile boolean outdated;
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
        Known current = known;
        long now = clock.millis();
        if (now < current.freshUntil() && !outdated) {
            return current.target();
        }
        CompletableFuture<Known> own = new CompletableFuture<>();
        CompletableFuture<Known> other = flight.compareAndExchange(null, own);
        if (other == null) {
            return fly(own, call).target();
        }
        return now < current.usableUntil() && !outdated
                ? current.target()
                : await(other).target();
    }

    /** Has the finders asked at the next look-up: somebody saw another version of the destination. */
    void outdate() {
        outdated = true;
    }

    private Known fly(CompletableFuture<Known> own, Optional<CallContext> call) {
        try {
            Known landed = known;
            // between this thread's look and its take-off another flight may have landed
            boolean fresh = clock.millis() < landed.freshUntil() && !outdated;
            Known result = fresh ? landed : ask(call);
            own.complete(result);
            return result;
        } catch (RuntimeException | Error e) {
            own.completeExceptionally(e);
            throw e;
        } finally {
            flight.set(null);
        }
    }

    private Known ask(Optional<CallContext> call) {
        Known before = known;
        boolean anew = outdated;
        outdated = false;
        try {
            known = found(before, call, anew);
        } catch (RuntimeException | Error e) {
            known = Known.NOTHING;
            throw e;
        } finally {
            Optional<Target> now = known.target();
            before.target().filter(old -> now.isEmpty() || now.get() != old).ifPresent(Target::retire);
        }
        // whoever is still asking while the look-up is dropped may use the target, but it keeps nothing
        if (retired) {
            known.target().ifPresent(Target::retire);
        }
        if (closed) {
            known.target().ifPresent(Target::close);
        }
        return known;
    }

    private Known found(Known before, Optional<CallContext> call, boolean anew) {
        memory = finders.get().stream().map(this::remembered).toList();
        long freshUntil = Long.MAX_VALUE;
        for (Remembered finder : memory) {
            if (anew) {
                finder.outdate();
            }
            Optional<Found> found = finder.answer(call);
            freshUntil = Math.min(freshUntil, finder.freshUntil());
            if (found.isPresent()) {
                return new Known(Optional.of(target(finder, found.get(), before)), freshUntil, finder.usableUntil());
            }
        }
        // without any finder there is nobody to ask more often
        return new Known(Optional.empty(), freshUntil, freshUntil);
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

    private static Known await(CompletableFuture<Known> flight) {
        try {
            return flight.join();
        } catch (CompletionException e) {
            // every waiter gets an exception of its own: stack traces and suppressed ones are not shared
            if (e.getCause() instanceof DestinationException failure) {
                throw DestinationException.of(failure.detail(), failure);
            }
            throw e;
        }
    }

    void retire() {
        retired = true;
        known.target().ifPresent(Target::retire);
    }

    void close() {
        closed = true;
        known.target().ifPresent(Target::close);
    }

    /**
     * @param freshUntil when to ask again, in milliseconds of the clock
     * @param usableUntil until when others may use it while one thread asks
     */
    private record Known(Optional<Target> target, long freshUntil, long usableUntil) {
        static final Known NOTHING = new Known(Optional.empty(), Long.MIN_VALUE, Long.MIN_VALUE);
    }
}
