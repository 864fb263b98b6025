package dev.fairlead.destination;

import dev.fairlead.authentication.CallContext;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.finder.DestinationFinder;
import dev.fairlead.finder.FindRequest;
import dev.fairlead.finder.Found;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What one finder said about one look-up, for as long as that counts. While the finder is out of order, what it found
 * last serves on for a bounded time; a refusal ends that at once. For one thread at a time.
 */
final class Remembered {

    private static final Logger LOG = System.getLogger(Remembered.class.getName());
    private static final long PAUSE_AFTER_OUTAGE_MILLIS = 10_000;

    /** Failures that say nothing about the destination. */
    private static final Set<ErrorCode> OUTAGES = EnumSet.of(
            ErrorCode.SERVICE_UNREACHABLE,
            ErrorCode.SERVICE_SUSPENDED,
            ErrorCode.SERVICE_ANSWER_MALFORMED,
            ErrorCode.TOKEN_SERVICE_UNREACHABLE,
            ErrorCode.TOKEN_SERVICE_SUSPENDED,
            ErrorCode.TOKEN_ANSWER_MALFORMED);

    private final DestinationFinder finder;
    private final Subject subject;
    private final Clock clock;
    private Optional<Found> found = Optional.empty();
    private long askedAt;
    private long freshUntil = Long.MIN_VALUE;
    private long staleUntil = Long.MIN_VALUE;

    Remembered(DestinationFinder finder, Subject subject, Clock clock) {
        this.finder = finder;
        this.subject = subject;
        this.clock = clock;
    }

    boolean of(DestinationFinder other) {
        return finder == other;
    }

    /**
     * The finder's answer, asked anew if the last one counts no longer.
     *
     * @throws DestinationException if there is none
     */
    Optional<Found> answer(Optional<CallContext> call) {
        long now = clock.millis();
        if (now >= freshUntil) {
            ask(call, now);
        }
        return found;
    }

    private void ask(Optional<CallContext> call, long now) {
        try {
            found = finder.find(new FindRequest(subject.lookup(), subject.tenantExplicit(), call, found));
            askedAt = now;
            freshUntil = now
                    + (found.isPresent()
                                    ? finder.freshness().found()
                                    : finder.freshness().missing())
                            .toMillis();
            staleUntil = freshUntil + finder.freshness().stale().toMillis();
        } catch (DestinationException e) {
            if (found.isEmpty() || now >= staleUntil || !OUTAGES.contains(e.code())) {
                forget();
                throw e;
            }
            LOG.log(Level.WARNING, "Using what is known since {0} ms: {1}", now - askedAt, e.getMessage());
            freshUntil = Math.min(now + PAUSE_AFTER_OUTAGE_MILLIS, staleUntil);
        }
    }

    private void forget() {
        found = Optional.empty();
        freshUntil = Long.MIN_VALUE;
        staleUntil = Long.MIN_VALUE;
    }

    /** Has the finder asked at the next look-up, whatever it said. */
    void outdate() {
        freshUntil = Long.MIN_VALUE;
    }

    /**
     * Notes that what was found is no valid destination, so that it may be mended soon. Whoever serves through outages
     * is asked over a network, and not for each call that fails.
     */
    void unusable() {
        freshUntil = finder.freshness().stale().isZero()
                ? Long.MIN_VALUE
                : Math.min(
                        freshUntil,
                        clock.millis() + finder.freshness().missing().toMillis());
    }

    /** When to ask again, in milliseconds of the clock. */
    long freshUntil() {
        return freshUntil;
    }

    /** Until when others may use what is known while one thread asks, in milliseconds of the clock. */
    long usableUntil() {
        return found.isPresent()
                ? Math.max(staleUntil, freshUntil + finder.freshness().found().toMillis())
                : freshUntil;
    }
}
