package dev.fairlead.connector.rfc.system;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.fairlead.configuration.RfcSettings;
import dev.fairlead.rfc.call.Turns;
import java.time.Clock;
import java.time.Duration;

/**
 * How many calls of one destination may go on at a time for each principal ({@code jco.destination.peak_limit}; RFC
 * specification, A.3 and D.6). Those who wait get their turn in order.
 */
final class CallTurns {
    private static final int MAXIMUM_REMEMBERED = 1_000;
    private static final Duration REMEMBERED = Duration.ofHours(1);

    /** Kept as long as somebody has or awaits a turn: the limit counts whatever is forgotten. */
    private final LoadingCache<String, Turns> principals;
    /** Kept for those who ask later how it was. */
    private final Cache<String, Turns> remembered = Caffeine.newBuilder()
            .maximumSize(MAXIMUM_REMEMBERED)
            .expireAfterAccess(REMEMBERED)
            .build();

    CallTurns(String destination, RfcSettings.Pool limits, Clock clock) {
        this.principals = Caffeine.newBuilder()
                .weakValues()
                .build(principal -> new Turns(destination, limits.peak(), limits.waitingTime(), clock));
    }

    /** The turns of one principal. */
    Turns of(String principal) {
        return remembered.get(principal, principals::get);
    }

    /** Calls and sessions of all principals that go on. */
    int used() {
        return remembered.asMap().values().stream().mapToInt(Turns::used).sum();
    }

    /** Threads that wait, whoever calls. */
    int waiting() {
        return remembered.asMap().values().stream().mapToInt(Turns::waiting).sum();
    }
}
