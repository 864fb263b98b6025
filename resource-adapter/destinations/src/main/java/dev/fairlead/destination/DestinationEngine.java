package dev.fairlead.destination;

import dev.fairlead.authentication.CallContext;
import dev.fairlead.authentication.ObtainedToken;
import dev.fairlead.caller.Caller;
import dev.fairlead.configuration.Authentication;
import dev.fairlead.configuration.Configuration;
import dev.fairlead.http.AuthorizationEndpoint;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.DestinationSource;
import dev.fairlead.source.Registration;
import java.util.Optional;

/**
 * Finds, authenticates and calls destinations. One engine serves a whole server: caches and transports are its own,
 * bounded, and keyed by all that a value depends on. Safe for any number of threads.
 */
public interface DestinationEngine extends AutoCloseable {

    /** Starts to describe an engine; see {@link EngineBuilder#build}. */
    static EngineBuilder builder() {
        return new EngineBuilder();
    }

    /**
     * Finds and validates a destination. Calls nobody but its sources.
     *
     * @throws dev.fairlead.error.DestinationException if it is unknown or invalid
     */
    DestinationInfo describe(DestinationLookup lookup);

    /**
     * The checked properties of a destination, for protocols that need more of them than a request over HTTP does. They
     * hold secrets. Calls nobody but its sources.
     *
     * @throws dev.fairlead.error.DestinationException if it is unknown or invalid
     */
    Configuration configuration(DestinationLookup lookup);

    /**
     * Where users allow access to a destination; see
     * {@link dev.fairlead.http.HttpConnectionFactory#authorizationEndpoint}.
     */
    AuthorizationEndpoint authorizationEndpoint(DestinationLookup lookup);

    /**
     * The token that requests to a destination carry, for another protocol than HTTP, or to be ready before the first
     * request; from the cache if it is there.
     *
     * @param call on whose behalf, and what it brings along
     * @return empty if the destination's authentication has no token
     * @throws dev.fairlead.error.DestinationException if it cannot be had
     */
    Optional<ObtainedToken> token(DestinationLookup lookup, CallContext call);

    /**
     * Sends one request and waits for the head of the response.
     *
     * @param caller the user on whose behalf; empty for none
     * @throws dev.fairlead.error.DestinationException if the target could not answer
     */
    DestinationResponse send(DestinationLookup lookup, Optional<Caller> caller, DestinationRequest request);

    /** How many connections to a destination are kept for later requests; looks nothing up and never fails. */
    int idleConnections(DestinationLookup lookup);

    /**
     * Sends one request the same way, but as a user of its own in place of the destination's logon, and on nobody's
     * behalf: for questions about the target that its callers have no right to ask.
     *
     * @param user logs on, whatever the destination says about authentication
     * @throws dev.fairlead.error.DestinationException if the target could not answer; {@code FL-AUTH-002} if the
     *     destination's connections log on by themselves, so that two users would stand beside each other
     */
    DestinationResponse sendAs(DestinationLookup lookup, Authentication.Basic user, DestinationRequest request);

    /** Adds the destinations of one application; see {@link dev.fairlead.http.HttpConnectionFactory#register}. */
    Registration register(String application, DestinationSource source);

    /** Closes transports and caches; calls under way break off. */
    @Override
    void close();
}
