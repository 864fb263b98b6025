package dev.fairlead.authentication;

import dev.fairlead.configuration.Authentication;

/** The destinations of the same owner, for those that help one of them: providers of client assertions. */
public interface OtherDestinations {
    /**
     * The authentication of another destination.
     *
     * @throws dev.fairlead.error.DestinationException if it is unknown or invalid
     */
    Authentication authentication(String name);

    /** Tells one state of another destination's properties from another; changes with them. */
    String revision(String name);

    /**
     * A token of another destination, from its own cache where it has one.
     *
     * @throws dev.fairlead.error.DestinationException if there is none
     */
    ObtainedToken token(String name, CallContext call);

    /** Forgets the cached token of another destination, because a token service refused it. */
    void evict(String name, ObtainedToken refused);
}
