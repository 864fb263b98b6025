package dev.fairlead.authentication;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.UserToken;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import java.time.Instant;

/**
 * The users of calls of one destination.
 *
 * @param verified those of whom somebody has verified who they are
 * @param claimed those whom the application names itself
 */
record Users(KnownUsers verified, KnownUsers claimed) {

    /**
     * The user of a call.
     *
     * @throws dev.fairlead.error.NoUserException if there is none, or none with a token that is believed and valid now
     */
    User of(String destination, CallContext call, Instant now) {
        return input(destination, call, now).user().orElseThrow();
    }

    /**
     * The user of a call, as all that a grant takes from it.
     *
     * @throws dev.fairlead.error.NoUserException if there is none, or none with a token that is believed and valid now
     */
    GrantInput input(String destination, CallContext call, Instant now) {
        Caller caller = caller(destination, call);
        return (caller.verified() ? verified : claimed).input(destination, token(destination, caller), now);
    }

    /**
     * The token of a call's user, whatever it says.
     *
     * @throws dev.fairlead.error.NoUserException if there is none
     */
    static UserToken token(String destination, CallContext call) {
        return token(destination, caller(destination, call));
    }

    private static Caller caller(String destination, CallContext call) {
        if (call.caller().isEmpty()) {
            throw DestinationException.of(ErrorDetail.of(
                    ErrorCode.NO_USER, destination, "user", "the call needs a user, and nobody is signed in"));
        }
        return call.caller().get();
    }

    private static UserToken token(String destination, Caller caller) {
        if (caller.token().isEmpty()) {
            throw DestinationException.of(ErrorDetail.of(
                    ErrorCode.NO_USER_TOKEN,
                    destination,
                    "user",
                    "signed in by " + caller.identity().issuer() + ", which gave no token"));
        }
        return caller.token().get();
    }
}
