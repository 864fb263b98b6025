package dev.fairlead.tunnel.yamux;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Notices a peer that is gone without a word. It counts silent intervals instead of reading the clock: while this
 * process itself stands still, none passes.
 */
final class Liveness {
    private final Duration interval;
    private final int deadAfter;
    private Future<?> timer;
    private boolean heard;
    private int silentIntervals;

    Liveness(Duration interval, int deadAfter) {
        this.interval = interval;
        this.deadAfter = deadAfter;
    }

    /**
     * @param silence runs after every silent interval
     * @param everyInterval runs after every interval
     * @param dead runs when the peer counts as gone
     */
    void start(EventLoop loop, Runnable silence, Runnable everyInterval, Runnable dead) {
        timer = loop.scheduleWithFixedDelay(
                () -> tick(silence, everyInterval, dead), interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    void heard() {
        heard = true;
    }

    void stop() {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private void tick(Runnable silence, Runnable everyInterval, Runnable dead) {
        silentIntervals = heard ? 0 : silentIntervals + 1;
        heard = false;
        everyInterval.run();
        if (silentIntervals >= deadAfter) {
            dead.run();
        } else if (silentIntervals > 0) {
            silence.run();
        }
    }
}
