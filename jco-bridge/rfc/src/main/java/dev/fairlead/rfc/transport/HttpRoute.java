package dev.fairlead.rfc.transport;

import dev.fairlead.error.DestinationException;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;

/**
 * The way to one system over HTTP, with the logon; {@code destination::send} of an
 * {@link dev.fairlead.http.HttpDestination} is one. Safe for any number of threads.
 */
@FunctionalInterface
public interface HttpRoute {

    /**
     * Sends a request and waits for the head of its response, which the caller closes.
     *
     * @throws DestinationException if nothing was answered
     */
    DestinationResponse send(DestinationRequest request);
}
