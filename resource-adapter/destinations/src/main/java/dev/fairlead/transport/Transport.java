package dev.fairlead.transport;

import dev.fairlead.http.DestinationResponse;

/** A way to one destination's target. Safe for any number of threads. */
public interface Transport extends AutoCloseable {

    /**
     * Sends a request and waits for the head of the response.
     *
     * @throws dev.fairlead.error.DestinationException if no response came
     */
    DestinationResponse exchange(Exchange exchange);

    /** How many connections are kept for later exchanges; 0 where none are, or they are another's. */
    default int idle() {
        return 0;
    }

    /** Closes what is idle, and every connection as soon as its exchange has ended; nobody keeps one for later. */
    void retire();

    /** Closes all connections; exchanges under way break off. */
    @Override
    void close();
}
