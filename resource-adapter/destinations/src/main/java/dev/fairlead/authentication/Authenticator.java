package dev.fairlead.authentication;

import dev.fairlead.caller.Caller;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.transport.Exchange;
import java.util.Optional;

/** Adds credentials to the requests of one destination. Safe for any number of threads. */
public interface Authenticator {

    /**
     * The request with credentials. Credentials replace header fields of their name.
     *
     * @param caller the user of this call; empty for none. Only user-bound authentication reads it.
     * @throws dev.fairlead.error.DestinationException if there are no credentials
     */
    Exchange authenticate(Exchange exchange, Optional<Caller> caller);

    /**
     * What to send once more after the target refused.
     *
     * @param original the request without credentials
     * @param sent the request that was refused
     * @param refusal the response with status 401
     * @return empty if nothing would change
     * @throws dev.fairlead.error.DestinationException if there are no other credentials
     */
    default Optional<Exchange> afterRefusal(Exchange original, Exchange sent, DestinationResponse refusal) {
        return Optional.empty();
    }

    /** Forgets what is cached for this destination. */
    default void retire() {}
}
