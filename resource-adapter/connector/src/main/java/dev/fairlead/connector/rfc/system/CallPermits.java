package dev.fairlead.connector.rfc.system;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.fairlead.configuration.RfcSettings;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import java.time.Clock;
import java.time.Duration;

/**
 * How many calls of one destination may go on at a time for each principal ({@code jco.destination.peak_limit}; RFC
 * specification, A.3 and D.6). Those who wait get their turn in order.
 */
final class CallPermits {
    private static final int MAXIMUM_REMEMBERED = 1_000;
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final String destination;
    private final RfcSettings.Pool limits;

    /** Kept as long as somebody holds or awaits a permit: the limit counts whatever is forgotten. */
    private final LoadingCache<String, Turns> principals;
    /** Kept for those who ask later how it was. */
    private final Cache<String, Turns> remembered = Caffeine.newBuilder()
            .maximumSize(MAXIMUM_REMEMBERED)
            .expireAfterAccess(REMEMBERED)
            .build();

    CallPermits(String destination, RfcSettings.Pool limits, Clock clock) {
        this.destination = destination;
        this.limits = limits;
        this.principals = Caffeine.newBuilder().weakValues().build(principal -> new Turns(limits.peak(), clock));
    }

    /** Ends with the call, or with the unit of work that holds it. */
    @FunctionalInterface
    interface Permit extends AutoCloseable {

        @Override
        void close();
    }

    /**
     * Waits for a permit.
     *
     * @throws RfcException of group {@link RfcErrorGroup#RESOURCE} if none gets free in time
     */
    Permit take(String principal) {
        Turns turns = turns(principal);
        try {
            if (turns.take(limits.waitingTime())) {
                return turns::end;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw exhausted("the thread was interrupted while it waited for its turn");
        }
        throw exhausted(limits.peak() + " calls go on, and none ended within "
                + limits.waitingTime().toMillis() + " ms");
    }

    /** What one principal has taken. */
    Turns turns(String principal) {
        return remembered.get(principal, principals::get);
    }

    /** Calls and sessions of all principals that go on. */
    int used() {
        return remembered.asMap().values().stream()
                .mapToInt(turns -> turns.state().used())
                .sum();
    }

    /** Threads that wait, whoever calls. */
    int waiting() {
        return remembered.asMap().values().stream()
                .mapToInt(turns -> turns.state().waiting())
                .sum();
    }

    private RfcException exhausted(String found) {
        return RfcException.of(RfcFailure.of(RfcErrorGroup.RESOURCE, destination, "jco.destination.peak_limit", found));
    }
}
