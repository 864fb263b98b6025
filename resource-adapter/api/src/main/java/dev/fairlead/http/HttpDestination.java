package dev.fairlead.http;

import dev.fairlead.error.DestinationException;
import java.util.concurrent.CompletionStage;

/**
 * A system behind HTTP, known by the name of its destination. Stateless and safe for any number of threads; may be
 * kept for as long as the application lives. The caller is read anew on each call, on the thread that makes it.
 */
public interface HttpDestination {

    /** Name of the destination. */
    String name();

    /**
     * Sends a request and waits for the head of its response. The body is streamed: close the response, or read it
     * with {@link DestinationResponse#text()} or {@link DestinationResponse#bytes()}, which close it.
     *
     * <p>Whatever the target itself answers is a response, also a 404 or a 500. What fails before it could answer is
     * an exception with a stable code.
     *
     * @throws DestinationException the subtype says what the caller can do about it
     */
    DestinationResponse send(DestinationRequest request);

    /**
     * Sends a request without waiting. The caller is read before this method returns. The stage completes, on a thread
     * of the container, with the response or with a {@link DestinationException}. Cancelling it does not stop the call.
     */
    CompletionStage<DestinationResponse> sendAsync(DestinationRequest request);

    /** Sends a GET for {@code path}; see {@link #send}. */
    default DestinationResponse get(String path) {
        return send(DestinationRequest.get(path));
    }

    /** Sends {@code body} by POST to {@code path}; see {@link #send}. */
    default DestinationResponse post(String path, RequestBody body) {
        return send(DestinationRequest.post(path, body));
    }
}
