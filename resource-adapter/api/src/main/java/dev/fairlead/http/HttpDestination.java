package dev.fairlead.http;

import dev.fairlead.error.DestinationException;
import dev.fairlead.input.CallInput;
import java.util.concurrent.CompletionStage;

/**
 * A system behind HTTP, known by the name of its destination. Stateless and safe for any number of threads; may be
 * kept for as long as the application lives. The caller is read anew on each call, on the thread that makes it.
 */
public interface HttpDestination {

    /** Name of the destination. */
    String name();

    /**
     * The same destination with {@code input} brought along by each call: for authentications that need more than a
     * configuration can hold. A request that has an input of its own keeps that one.
     *
     * <pre>{@code
     * HttpDestination partner = exchange.with(
     *         CallInput.NONE.subjectToken(new TypedToken(Sensitive.of(token), TypedToken.ACCESS_TOKEN)));
     * partner.get("orders").text();
     * }</pre>
     *
     * <p>Make one for each user and keep it no longer than what it brings along is valid. It cannot be stored with a
     * session: writing it fails, since tokens do not belong there.
     */
    HttpDestination with(CallInput input);

    /**
     * The same destination looked up, and called, for a tenant, whoever the user is: for tasks that serve one subscriber
     * after the other. A call for a user of another tenant is refused.
     *
     * <pre>{@code
     * for (String subscriber : subscribers) {
     *     billing.forTenant(subscriber).get("invoices/open").text();
     * }
     * }</pre>
     *
     * @param tenant id or subdomain of the tenant
     * @throws dev.fairlead.error.InvalidRequestException if {@code tenant} is blank: that would silently be the
     *     installation's own
     */
    HttpDestination forTenant(String tenant);

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
