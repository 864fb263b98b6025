package dev.fairlead.tunnel.stream;

import dev.fairlead.tunnel.control.Drain;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** How a session comes to its end: each side asks the other one to open no more streams, and those that run end first. */
final class Draining {
    private static final long ANSWER_MILLIS = 2_000;
    private static final long CHECK_MILLIS = 20;

    private final Supplier<EventLoop> loop;
    private final Consumer<Drain> sender;
    private boolean sent;
    private boolean peerDrains;

    /**
     * @param loop that owns the session
     * @param sender tells the peer
     */
    Draining(Supplier<EventLoop> loop, Consumer<Drain> sender) {
        this.loop = loop;
        this.sender = sender;
    }

    /** Whether the peer was asked to open no more streams. */
    boolean isSent() {
        return sent;
    }

    /** Whether the peer wants no more streams. */
    boolean peerDrains() {
        return peerDrains;
    }

    /** The peer wants no more streams. */
    void peerAsked() {
        peerDrains = true;
    }

    /** Asks the peer to open no more streams. */
    void send(long millis) {
        sent = true;
        sender.accept(new Drain(millis));
    }

    /**
     * Waits until none runs.
     *
     * @param grace how long those that run have
     * @param open whether the session goes on; if not, nothing happens any more
     * @param idle whether no stream runs
     * @param done runs when none runs, or they have had their time
     */
    void await(Duration grace, BooleanSupplier open, BooleanSupplier idle, Runnable done) {
        long now = System.nanoTime();
        check(now + TimeUnit.MILLISECONDS.toNanos(ANSWER_MILLIS), now + grace.toNanos(), open, idle, done);
    }

    private void check(long answerUntil, long until, BooleanSupplier open, BooleanSupplier idle, Runnable done) {
        if (!open.getAsBoolean()) {
            return;
        }
        long now = System.nanoTime();
        // until the peer has answered, a stream that it opened before it heard may still be on its way
        boolean noneIsOnItsWay = peerDrains || now - answerUntil >= 0;
        if (now - until >= 0 || noneIsOnItsWay && idle.getAsBoolean()) {
            done.run();
        } else {
            loop.get().schedule(() -> check(answerUntil, until, open, idle, done), CHECK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
