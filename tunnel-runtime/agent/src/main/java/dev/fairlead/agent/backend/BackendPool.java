package dev.fairlead.agent.backend;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The connections of one event loop that wait for their next exchange. The one used last is taken first. */
final class BackendPool {
    private static final int MAX_PER_TARGET = 32;
    private static final int MAX_IDLE = 128;
    private static final Duration MAX_IDLE_TIME = Duration.ofSeconds(15);

    private final EventLoop loop;
    private final Map<BackendTarget.Key, Deque<BackendConnection>> idle = new HashMap<>();
    private int size;
    private boolean closed;

    BackendPool(EventLoop loop) {
        this.loop = loop;
    }

    /** A connection that waits for such an exchange; no longer in the pool. */
    Optional<BackendConnection> take(BackendTarget.Key key) {
        Deque<BackendConnection> waiting = idle.getOrDefault(key, new ArrayDeque<>());
        while (!waiting.isEmpty()) {
            BackendConnection connection = waiting.peek();
            forget(connection);
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
        waiting.push(connection);
        size++;
        int uses = connection.uses();
        loop.schedule(() -> closeIfUnused(connection, uses), MAX_IDLE_TIME.toMillis(), TimeUnit.MILLISECONDS);
    }

    void forget(BackendConnection connection) {
        Deque<BackendConnection> waiting = idle.get(connection.key());
        if (waiting != null && waiting.remove(connection)) {
            size--;
            if (waiting.isEmpty()) {
                idle.remove(connection.key());
            }
        }
    }

    void close() {
        closed = true;
        idle.values().forEach(waiting -> waiting.forEach(BackendConnection::close));
        idle.clear();
        size = 0;
    }

    private void closeIfUnused(BackendConnection connection, int uses) {
        if (connection.uses() == uses) {
            forget(connection);
            connection.close();
        }
    }
}
