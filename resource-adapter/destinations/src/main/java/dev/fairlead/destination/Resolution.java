package dev.fairlead.destination;

import dev.fairlead.authentication.OtherDestinations;
import dev.fairlead.configuration.DestinationProperties;
import dev.fairlead.configuration.HttpConfiguration;
import dev.fairlead.source.DestinationLookup;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * What is known of one look-up, asked anew when it is older than the revalidation time. One thread asks; others go on
 * with what they have while that is not much older. A failure is told to whoever asked and not kept.
 */
final class Resolution {

    private final DestinationLookup lookup;
    private final Clock clock;
    private final Duration revalidation;
    private final OtherDestinations others;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Known known = new Known(Instant.MIN, Optional.empty(), "");
    private volatile boolean retired;
    private boolean closed;

    Resolution(DestinationLookup lookup, Clock clock, Duration revalidation, OtherDestinations others) {
        this.lookup = lookup;
        this.clock = clock;
        this.revalidation = revalidation;
        this.others = others;
    }

    /** The target; empty if no source knows the name. */
    Optional<Target> target(
            Function<DestinationLookup, Optional<DestinationProperties>> source, TargetFactory factory) {
        Instant now = clock.instant();
        Known current = known;
        if (current.youngerThan(revalidation, now)) {
            return current.target();
        }
        if (!asking.tryLock()) {
            if (current.youngerThan(revalidation.multipliedBy(2), now)) {
                return current.target();
            }
            asking.lock();
        }
        try {
            return known.youngerThan(revalidation, now) ? known.target() : ask(source, factory);
        } finally {
            asking.unlock();
        }
    }

    private Optional<Target> ask(
            Function<DestinationLookup, Optional<DestinationProperties>> source, TargetFactory factory) {
        Known before = known;
        try {
            Instant asked = clock.instant();
            Optional<DestinationProperties> properties = source.apply(lookup);
            known = properties.isEmpty()
                    ? new Known(asked, Optional.empty(), "")
                    : of(properties.get(), asked, factory);
            return known.target();
        } catch (RuntimeException e) {
            known = new Known(Instant.MIN, Optional.empty(), "");
            throw e;
        } finally {
            Optional<Target> now = known.target();
            before.target().filter(old -> now.isEmpty() || now.get() != old).ifPresent(Target::retire);
        }
    }

    private Known of(DestinationProperties properties, Instant asked, TargetFactory factory) {
        HttpConfiguration configuration = factory.read(properties);
        String version = factory.version(properties, configuration);
        Known before = known;
        Target target = before.target().isPresent() && before.version().equals(version)
                ? before.target().get()
                : factory.create(lookup, configuration, version, others);
        // whoever is still asking while the look-up is dropped may use the target, but it keeps nothing
        if (retired) {
            target.retire();
        }
        if (closed) {
            target.close();
        }
        return new Known(asked, Optional.of(target), version);
    }

    void retire() {
        retired = true;
        known.target().ifPresent(Target::retire);
    }

    void close() {
        asking.lock();
        try {
            closed = true;
            known.target().ifPresent(Target::close);
        } finally {
            asking.unlock();
        }
    }

    private record Known(Instant asked, Optional<Target> target, String version) {
        boolean youngerThan(Duration age, Instant now) {
            return asked.isAfter(Instant.MIN) && now.isBefore(asked.plus(age));
        }
    }
}
