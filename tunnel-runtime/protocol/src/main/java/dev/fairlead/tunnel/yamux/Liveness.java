package dev.fairlead.tunnel.yamux;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Notices a peer that is gone without a word. It counts silent ticks, a few an interval, instead of reading the clock:
 * while this process itself stands still, none passes.
 */
final class Liveness {
    private static final int TICKS = 4;

    private final Duration interval;
    private final int deadAfter;
    private Future<?> timer;
    private boolean heard;
    private int silentTicks;
    private volatile boolean suspect;

    Liveness(Duration interval, int deadAfter) {
        this.interval = interval;
        this.deadAfter = deadAfter;
    }

    /**
     * @param silence runs after every silent interval
     * @param everyTick runs a few times in every interval
     * @param dead runs when the peer counts as gone
     */
    void start(EventLoop loop, Runnable silence, Runnable everyTick, Runnable dead) {
        timer = loop.scheduleWithFixedDelay(
                () -> tick(silence, everyTick, dead), tickNanos(), tickNanos(), TimeUnit.NANOSECONDS);
    }

    /** Time between two ticks. */
    long tickNanos() {
        return interval.toNanos() / TICKS;
    }

    void heard() {
        heard = true;
    }

    /** Whether the peer owes an answer to the ping after a silent interval; may be asked on any thread. */
    boolean isSuspect() {
        return suspect;
    }

    void stop() {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private void tick(Runnable silence, Runnable everyTick, Runnable dead) {
        silentTicks = heard ? 0 : silentTicks + 1;
        heard = false;
        boolean overdue = silentTicks > TICKS + 1;
        if (suspect != overdue) {
            suspect = overdue;
        }
        everyTick.run();
        if (silentTicks >= TICKS * deadAfter) {
            dead.run();
        } else if (silentTicks > 0 && silentTicks % TICKS == 0) {
            silence.run();
        }
    }
}
