package dev.fairlead.tunnel.yamux;

import java.time.Duration;
import java.util.function.Consumer;

/** Looks, a few times in every interval of liveness, whether the peer still takes what is sent: all of it, and each stream. */
final class StallWatch {
    private static final long WORTH_TELLING_NANOS = 1_000_000_000;

    private final SessionStreams streams;
    private final Duration timeout;
    /** How long the carrier has taken nothing, in steps of the looks. */
    private long stuckNanos;

    private volatile int stalled;

    /** @param timeout how long a peer may take nothing */
    StallWatch(SessionStreams streams, Duration timeout) {
        this.streams = streams;
        this.timeout = timeout;
    }

    /** The carrier takes bytes. */
    void carrierTakes() {
        stuckNanos = 0;
    }

    /** The carrier has taken nothing for that long since the last look; whether that is too long by now. */
    boolean carrierIsStuck(long nanos) {
        stuckNanos += nanos;
        return stuckNanos > timeout.toNanos();
    }

    /** @param giveUp ends a stream that waited for too long */
    void look(Consumer<YamuxStream> giveUp) {
        long now = System.nanoTime();
        int waiting = 0;
        for (YamuxStream stream : streams.now()) {
            if (stream.isStalled(now, timeout.toNanos())) {
                giveUp.accept(stream);
            } else if (stream.isStalled(now, WORTH_TELLING_NANOS)) {
                waiting++;
            }
        }
        if (waiting != stalled) {
            stalled = waiting;
        }
    }

    /** Streams whose peer had taken nothing for a second or longer at the last look; may be asked on any thread. */
    int stalled() {
        return stalled;
    }
}
