package dev.fairlead.http;

import java.util.concurrent.CompletionStage;

/**
 * A handle on a managed connection to one destination, under one identity: what a
 * {@link HttpConnectionFactory} of the container lends. Applications that inject {@link HttpDestination} never meet it.
 */
public interface HttpConnection extends AutoCloseable {

    /** See {@link HttpDestination#send}. */
    DestinationResponse send(DestinationRequest request);

    /** See {@link HttpDestination#sendAsync}. Closing the handle before the stage completes ends the call. */
    CompletionStage<DestinationResponse> sendAsync(DestinationRequest request);

    /** Gives the managed connection back to the container's pool; open responses of this handle are closed. */
    @Override
    void close();
}
