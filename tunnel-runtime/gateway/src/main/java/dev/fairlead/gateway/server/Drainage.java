package dev.fairlead.gateway.server;

import java.time.Duration;

/** Hears, about once a second, what a gateway that stops still waits for. */
@FunctionalInterface
public interface Drainage {

    /**
     * @param connections of clients
     * @param streams through agents
     * @param left how long they are waited for
     */
    void waiting(int connections, int streams, Duration left);
}
