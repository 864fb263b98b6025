package dev.fairlead.http;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.DestinationSource;
import dev.fairlead.source.FlatConfiguration;
import dev.fairlead.source.Registration;
import jakarta.resource.Referenceable;
import java.io.Serializable;
import java.util.Optional;

/**
 * The Jakarta Connectors connection factory for HTTP destinations; found in JNDI, by default under
 * {@value #DEFAULT_JNDI_NAME}.
 */
public interface HttpConnectionFactory extends Serializable, Referenceable {

    /** Where {@code fairlead-cdi} defines and looks for the factory unless configured otherwise. */
    String DEFAULT_JNDI_NAME = "java:app/fairlead/http";

    /**
     * Borrows a connection. Nothing is sent before its first use.
     *
     * @param user on whose behalf it is used. Ignored by destinations with nothing bound to a user.
     * @throws dev.fairlead.error.DestinationException if the destination is unknown or invalid, needs a user and has
     *     none, or no connection is free
     */
    HttpConnection getConnection(DestinationLookup lookup, OnBehalfOf user);

    /** Borrows a connection for a user whom the container knows; empty for nobody. */
    default HttpConnection getConnection(DestinationLookup lookup, Optional<Caller> caller) {
        return getConnection(lookup, OnBehalfOf.known(caller));
    }

    /**
     * Finds and validates a destination without calling anything.
     *
     * @throws dev.fairlead.error.DestinationException if it is unknown or invalid
     */
    void check(DestinationLookup lookup);

    /**
     * Where users are sent to allow access to a destination with {@code OAuth2AuthorizationCode}.
     *
     * @throws dev.fairlead.error.DestinationException if it is unknown or invalid, has another authentication, or does
     *     not say where
     */
    AuthorizationEndpoint authorizationEndpoint(DestinationLookup lookup);

    /**
     * The destinations in a configuration of an application, to be registered. Nothing of it is kept: every look-up reads
     * the configuration anew.
     */
    DestinationSource sourceOf(FlatConfiguration configuration);

    /**
     * Adds an application's own destinations, seen only by lookups of that application, before those of the server.
     *
     * @param application name of the application, as in {@link DestinationLookup#application()}
     */
    Registration register(String application, DestinationSource source);
}
