package dev.fairlead.jco.spi;

import dev.fairlead.rfc.call.Turns;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The connections of a destination at one moment (RFC specification, A.3 and B.11). Where calls share their transport's
 * connections, a call or session under way counts as one in use.
 *
 * @param used in use now
 * @param idle kept for later use
 * @param mostUsed most that were in use at a time
 * @param waiting threads that wait for a connection, because the limit is reached
 * @param lastActivity when a connection was last taken or given back; empty if there was none yet, or nobody notes it
 */
public record PoolState(int used, int idle, int mostUsed, int waiting, Optional<Instant> lastActivity) {

    /** That of a destination without a pool. */
    public static final PoolState NONE = new PoolState(0, 0, 0, 0, Optional.empty());

    /** That of calls which take turns over a transport whose own connections nobody counts. */
    public static PoolState of(Turns turns) {
        return of(turns, 0);
    }

    /** That of calls which take turns over a transport that keeps so many connections for later ones. */
    public static PoolState of(Turns turns, int idle) {
        return new PoolState(turns.used(), idle, turns.mostUsed(), turns.waiting(), turns.lastActivity());
    }

    public PoolState {
        Objects.requireNonNull(lastActivity, "lastActivity");
    }
}
