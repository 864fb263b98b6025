package dev.fairlead.authentication;

import dev.fairlead.configuration.Authentication;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.transport.Exchange;
import java.util.Optional;

/** Adds credentials to the requests of one destination. Safe for any number of threads. */
public interface Authenticator {

    /** User and password with every request. */
    static Authenticator of(Authentication.Basic user) {
        return new BasicAuthenticator(user);
    }

    /** One way to log on for users, another where there is none. */
    static Authenticator either(Authenticator principal, Authenticator technical) {
        return new PrincipalOrTechnicalAuthenticator(principal, technical);
    }

    /**
     * The request with credentials. Credentials replace header fields of their name.
     *
     * @throws dev.fairlead.error.DestinationException if there are no credentials
     */
    Exchange authenticate(Exchange exchange, CallContext call);

    /**
     * What to send once more after the target answered 401. Who sends it does so once; a second 401 is an error of the
     * credentials ({@code FL-AUTH-050}), never a response for the application.
     *
     * @param original the request without credentials
     * @param sent the request that was refused
     * @param refusal the response with status 401
     * @return empty if the request had no credentials of the destination: the response is for the application
     * @throws dev.fairlead.error.DestinationException if there are no other credentials, or the body cannot be sent
     *     again
     */
    default Optional<Exchange> afterRefusal(
            Exchange original, Exchange sent, DestinationResponse refusal, CallContext call) {
        return Optional.empty();
    }

    /**
     * Notes what a response brings for later requests of the same user. Called for every response but those with
     * status 401; it leaves the body alone.
     *
     * @param sent the request with credentials
     */
    default void answered(Exchange sent, DestinationResponse response, CallContext call) {}

    /**
     * The token itself, for another use than a request of this destination; empty if this authentication has none.
     *
     * @throws dev.fairlead.error.DestinationException if it cannot be had
     */
    default Optional<ObtainedToken> token(CallContext call) {
        return Optional.empty();
    }

    /** Forgets a token that another service refused. */
    default void evict(ObtainedToken refused) {}

    /** Forgets what is cached for this destination. */
    default void retire() {}
}
