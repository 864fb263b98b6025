package dev.fairlead.tunnel.yamux;

import java.time.Duration;
import java.util.Objects;

/**
 * What a session allows its peer, and how it notices that the peer is gone.
 *
 * <p>Liveness: the session pings after {@code pingInterval} of silence and gives up after {@code deadAfter} silent
 * intervals in a row. The time is counted in parts of an interval and not read from a clock, so that a pause of this
 * process itself (garbage collection, a suspended machine) never kills a session.
 *
 * @param maxStreams streams the peer may have open at a time; further ones are refused, twice as many end the session
 * @param maxWindow bytes a single stream may have unconsumed once its window has grown; at least 256 KiB
 * @param memoryBudget bytes all streams of this process together may have unconsumed before new streams are refused and
 *     windows stop growing; at twice as much the stream that holds most is reset
 * @param pingInterval silence after which the session pings
 * @param deadAfter silent intervals in a row after which the peer counts as gone
 * @param stallTimeout how long bytes of a stream may wait for credit without any progress before it is reset, and how
 *     long a peer may leave everything unread before the session ends
 * @param idleFrames resets, farewells and frames without content that the peer may send in a second, because they cost
 *     it nothing; {@value #IDLE_BURST_SECONDS} times as many may come at once, further ones end the session
 */
public record SessionLimits(
        int maxStreams,
        int maxWindow,
        long memoryBudget,
        Duration pingInterval,
        int deadAfter,
        Duration stallTimeout,
        int idleFrames) {

    /** The window with which every stream starts (yamux version 0). */
    public static final int INITIAL_WINDOW = 256 * 1024;

    /** Legitimate resets come with streams, and those come in bursts. */
    static final int IDLE_BURST_SECONDS = 4;

    private static final int MOST_IDLE_FRAMES = 1_000_000;

    /**
     * 10,000 streams, windows up to 8 MiB, a quarter of the direct memory but at most 64 MiB in all, ping after 1 s, dead
     * after 3 s, stalled after 60 s, 5,000 idle frames a second.
     */
    public static final SessionLimits DEFAULT = new SessionLimits(
            10_000,
            8 * 1024 * 1024,
            MemoryBudget.defaultLimit(),
            Duration.ofSeconds(1),
            3,
            Duration.ofSeconds(60),
            5_000);

    /** @throws IllegalArgumentException if a limit is not positive or the window is smaller than yamux starts with */
    public SessionLimits {
        Objects.requireNonNull(pingInterval, "pingInterval");
        Objects.requireNonNull(stallTimeout, "stallTimeout");
        if (maxStreams < 1 || deadAfter < 1 || memoryBudget < 1 || maxWindow < INITIAL_WINDOW) {
            throw new IllegalArgumentException("limits must be positive, and windows at least " + INITIAL_WINDOW);
        }
        if (idleFrames < 1 || idleFrames > MOST_IDLE_FRAMES) {
            throw new IllegalArgumentException("idle frames must be between 1 and " + MOST_IDLE_FRAMES);
        }
        if (pingInterval.toMillis() < 1 || stallTimeout.toMillis() < 1) {
            throw new IllegalArgumentException("intervals must be at least a millisecond");
        }
    }

    /** The same with another limit of streams. */
    public SessionLimits withMaxStreams(int value) {
        return new SessionLimits(value, maxWindow, memoryBudget, pingInterval, deadAfter, stallTimeout, idleFrames);
    }

    /** The same with another budget, in bytes. */
    public SessionLimits withMemoryBudget(long value) {
        return new SessionLimits(maxStreams, maxWindow, value, pingInterval, deadAfter, stallTimeout, idleFrames);
    }

    /** The same with another detection of dead peers. */
    public SessionLimits withLiveness(Duration interval, int silentIntervals) {
        return new SessionLimits(
                maxStreams, maxWindow, memoryBudget, interval, silentIntervals, stallTimeout, idleFrames);
    }

    /** The same with another patience for streams that make no progress. */
    public SessionLimits withStallTimeout(Duration value) {
        return new SessionLimits(maxStreams, maxWindow, memoryBudget, pingInterval, deadAfter, value, idleFrames);
    }

    /** The same with another limit of idle frames a second. */
    public SessionLimits withIdleFrames(int value) {
        return new SessionLimits(maxStreams, maxWindow, memoryBudget, pingInterval, deadAfter, stallTimeout, value);
    }
}
