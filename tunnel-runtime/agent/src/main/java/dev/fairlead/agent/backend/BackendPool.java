package dev.fairlead.agent.backend;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The connections of one event loop that wait for their next exchange. The one used last is taken first, so that those
 * that a peak left behind are not used any more, and go. As many wait as a peak needs: what it costs to keep one for a
 * few seconds is little beside a TLS handshake.
 */
final class BackendPool {
    private static final int MAX_PER_TARGET = 512;
    private static final int MAX_IDLE = 1_024;
    private static final Duration MAX_IDLE_TIME = Duration.ofSeconds(15);
    private static final Duration SWEEP = Duration.ofSeconds(5);

    private final EventLoop loop;
    /** What is empty stays until the next sweep: the next connection is most often for the same target. */
    private final Map<BackendTarget.Key, Deque<BackendConnection>> idle = new HashMap<>();

    /** For other threads; as of the last sweep, so that no request pays for it. */
    private volatile Map<String, Integer> counted = Map.of();

    private int size;
    private boolean sweeping;
    private boolean closed;

    BackendPool(EventLoop loop) {
        this.loop = loop;
    }

    /** A connection that waits for such an exchange; no longer in the pool. */
    Optional<BackendConnection> take(BackendTarget.Key key) {
        Deque<BackendConnection> waiting = idle.get(key);
        while (waiting != null && !waiting.isEmpty()) {
            BackendConnection connection = waiting.pop();
            size--;
            if (connection.isActive()) {
                return Optional.of(connection);
            }
        }
        return Optional.empty();
    }

    void keep(BackendConnection connection) {
        Deque<BackendConnection> waiting = idle.computeIfAbsent(connection.key(), key -> new ArrayDeque<>());
        if (closed || size >= MAX_IDLE || waiting.size() >= MAX_PER_TARGET) {
            connection.close();
            return;
        }
        connection.rests(loop.ticker().nanoTime());
        waiting.push(connection);
        size++;
        sweepLater();
    }

    void forget(BackendConnection connection) {
        Deque<BackendConnection> waiting = idle.get(connection.key());
        if (waiting != null && waiting.remove(connection)) {
            size--;
        }
    }

    /** How many wait, by the mapping they lead to; on any thread, as of the last sweep. */
    Map<String, Integer> idle() {
        return counted;
    }

    void close() {
        closed = true;
        counted = Map.of();
        idle.values().forEach(waiting -> waiting.forEach(BackendConnection::close));
        idle.clear();
        size = 0;
    }

    /** One timer for all: one for each exchange would be hundreds of thousands under load. */
    private void sweepLater() {
        if (!sweeping) {
            sweeping = true;
            loop.schedule(this::sweep, SWEEP.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void sweep() {
        sweeping = false;
        long since = loop.ticker().nanoTime() - MAX_IDLE_TIME.toNanos();
        Iterator<Deque<BackendConnection>> targets = idle.values().iterator();
        while (targets.hasNext()) {
            Deque<BackendConnection> waiting = targets.next();
            while (!waiting.isEmpty() && waiting.peekLast().restsSince(since)) {
                size--;
                waiting.removeLast().close();
            }
            if (waiting.isEmpty()) {
                targets.remove();
            }
        }
        counted = count();
        if (size > 0) {
            sweepLater();
        }
    }

    private Map<String, Integer> count() {
        Map<String, Integer> waiting = new HashMap<>();
        idle.forEach((key, connections) -> waiting.merge(key.mapping(), connections.size(), Integer::sum));
        return Map.copyOf(waiting);
    }
}
