package dev.fairlead.connector.rfc.system;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.fairlead.configuration.RfcSettings;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many calls of one destination may go on at a time for each principal ({@code jco.destination.peak_limit}; RFC
 * specification, A.3 and D.6). Those who wait get their turn in order.
 */
final class CallPermits {
    private final String destination;
    private final RfcSettings.Pool limits;

    /** Kept as long as somebody holds or awaits a permit. */
    private final LoadingCache<String, Semaphore> principals;

    CallPermits(String destination, RfcSettings.Pool limits) {
        this.destination = destination;
        this.limits = limits;
        this.principals = Caffeine.newBuilder().weakValues().build(principal -> new Semaphore(limits.peak(), true));
    }

    /** Ends with the call, or with the unit of work that holds it. */
    @FunctionalInterface
    interface Permit extends AutoCloseable {
        Permit UNLIMITED = () -> {};

        @Override
        void close();
    }

    /**
     * Waits for a permit.
     *
     * @throws RfcException of group {@link RfcErrorGroup#RESOURCE} if none gets free in time
     */
    Permit take(String principal) {
        if (limits.peak() == 0) {
            return Permit.UNLIMITED;
        }
        Semaphore permits = principals.get(principal);
        try {
            if (permits.tryAcquire(limits.waitingTime().toMillis(), TimeUnit.MILLISECONDS)) {
                return permits::release;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw exhausted("the thread was interrupted while it waited for its turn");
        }
        throw exhausted(limits.peak() + " calls go on, and none ended within "
                + limits.waitingTime().toMillis() + " ms");
    }

    private RfcException exhausted(String found) {
        return RfcException.of(RfcFailure.of(RfcErrorGroup.RESOURCE, destination, "jco.destination.peak_limit", found));
    }
}
