package dev.fairlead.gateway.http;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Time limits of one connection. A change of phase only notes the time; one timer looks now and then, so that requests
 * cost nothing and a limit is kept within half as much again.
 */
final class ClientTimer {
    /** How long a client may go on sending what is dropped, and how much, before its connection is cut. */
    private static final Duration DROP_TIME = Duration.ofSeconds(5);

    private static final long DROP_BYTES = 64L * 1024 * 1024;
    private static final long SHORTEST_LOOK_MILLIS = 20;

    /** Why a connection has to end. */
    enum Expiry {
        TOO_SLOW,
        STALLED
    }

    private final EventLoop loop;
    private final HttpSettings settings;
    private final Consumer<Expiry> expired;
    private final long lookMillis;
    private Future<?> look;
    private Duration limit;
    private boolean limited = true;
    private long since = System.nanoTime();
    private boolean head;
    private long droppable = DROP_BYTES;
    private boolean stalled;
    private long stalledSince;

    ClientTimer(EventLoop loop, HttpSettings settings, Consumer<Expiry> expired) {
        this.loop = loop;
        this.settings = settings;
        this.expired = expired;
        this.limit = settings.headTimeout();
        long shortest = Math.min(
                Math.min(
                        settings.headTimeout().toMillis(),
                        settings.idleTimeout().toMillis()),
                Math.min(settings.stallTimeout().toMillis(), DROP_TIME.toMillis()));
        this.lookMillis = Math.max(SHORTEST_LOOK_MILLIS, shortest / 2);
        this.look = schedule();
    }

    /** No request is there. */
    void idle() {
        limit(settings.idleTimeout());
    }

    /** A head has begun; its end must come in time, however often a byte of it comes. */
    void withinHead() {
        if (!head) {
            limit(settings.headTimeout());
            head = true;
        }
    }

    /** A request is served: how long that takes is not this class's business. */
    void busy() {
        limited = false;
        head = false;
    }

    /** What the client sends from now on is dropped. */
    void dropping() {
        limit(DROP_TIME);
        droppable = DROP_BYTES;
    }

    /** That much was dropped. */
    void dropped(int bytes) {
        droppable -= bytes;
        if (droppable < 0) {
            stop();
            expired.accept(Expiry.TOO_SLOW);
        }
    }

    /** Whether the client takes what it is sent. */
    void clientTakes(boolean takes) {
        stalled = !takes;
        stalledSince = System.nanoTime();
    }

    void stop() {
        look.cancel(false);
    }

    private void limit(Duration value) {
        limit = value;
        limited = true;
        head = false;
        since = System.nanoTime();
    }

    private Future<?> schedule() {
        return loop.schedule(this::look, lookMillis, TimeUnit.MILLISECONDS);
    }

    private void look() {
        long now = System.nanoTime();
        if (stalled && now - stalledSince > settings.stallTimeout().toNanos()) {
            expired.accept(Expiry.STALLED);
        } else if (limited && now - since > limit.toNanos()) {
            expired.accept(Expiry.TOO_SLOW);
        } else {
            look = schedule();
        }
    }
}
