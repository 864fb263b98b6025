package dev.fairlead.caller;

import java.util.Optional;

/**
 * Tells who the user of the current call is, where the container's own ways do not: an own authentication mechanism, or
 * a task that acts for the user who started it. A CDI bean of this type is asked before all that the container knows.
 */
@FunctionalInterface
public interface CallerSource {

    /**
     * The user on whose behalf the calling thread works; empty if this source knows of none. Called on the thread that
     * calls a destination, for every call. It is the application's word: the user's token is verified with the keys of
     * the destination ({@code x_user_token.jwks}) or of the issuers that the installation trusts, and refused without.
     */
    Optional<Caller> caller();
}
