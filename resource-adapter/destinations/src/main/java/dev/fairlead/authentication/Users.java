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
        Caller caller = caller(destination, call);
        return (caller.verified() ? verified : claimed).of(destination, token(destination, caller), now);
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
        return call.caller()
                .orElseThrow(() -> DestinationException.of(ErrorDetail.of(
                        ErrorCode.NO_USER, destination, "user", "the call needs a user, and nobody is signed in")));
    }

    private static UserToken token(String destination, Caller caller) {
        return caller.token()
                .orElseThrow(() -> DestinationException.of(ErrorDetail.of(
                        ErrorCode.NO_USER_TOKEN,
                        destination,
                        "user",
                        "signed in by " + caller.identity().issuer() + ", which gave no token")));
    }
}
