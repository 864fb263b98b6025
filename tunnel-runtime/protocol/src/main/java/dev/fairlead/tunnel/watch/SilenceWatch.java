package dev.fairlead.tunnel.watch;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Notices when nothing happens for too long. One timer, set anew only when it rings too early. */
public final class SilenceWatch {
    private final EventLoop loop;
    private long limitNanos;
    private final Runnable silence;
    private long lastNanos;
    private long ringsAt;
    private Future<?> timer;

    /**
     * Starts to watch.
     *
     * @param loop where everything happens
     * @param limit longest silence
     * @param silence called once when it has lasted that long
     */
    public SilenceWatch(EventLoop loop, Duration limit, Runnable silence) {
        this.loop = loop;
        this.limitNanos = limit.toNanos();
        this.silence = silence;
        this.lastNanos = System.nanoTime();
        this.timer = schedule(limitNanos);
    }

    /** Something happened. */
    public void touch() {
        lastNanos = System.nanoTime();
    }

    /** Another limit from now on; the timer is set anew if it would ring too late. */
    public void limit(Duration limit) {
        limitNanos = limit.toNanos();
        touch();
        if (lastNanos + limitNanos - ringsAt < 0) {
            timer.cancel(false);
            timer = schedule(limitNanos);
        }
    }

    /** Watches no more. */
    public void stop() {
        timer.cancel(false);
    }

    private Future<?> schedule(long nanos) {
        ringsAt = System.nanoTime() + nanos;
        return loop.schedule(this::check, nanos, TimeUnit.NANOSECONDS);
    }

    private void check() {
        long left = lastNanos + limitNanos - System.nanoTime();
        if (left > 0) {
            timer = schedule(left);
        } else {
            silence.run();
        }
    }
}
