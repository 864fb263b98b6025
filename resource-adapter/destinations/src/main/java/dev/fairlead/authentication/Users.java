package dev.fairlead.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.fairlead.caller.Caller;
import dev.fairlead.caller.UserToken;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.jwt.UserClaims;
import java.time.Duration;
import java.time.Instant;

/** The users of calls. Reads each token once; later calls cost a look-up by the token's digest. */
final class Users {

    private static final int KNOWN = 10_000;
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Reading reading;
    private final Cache<String, User> known = Caffeine.newBuilder()
            .maximumSize(KNOWN)
            .expireAfterWrite(KEPT)
            .executor(Runnable::run)
            .build();

    /**
     * @param reading reads a token that is seen for the first time, or again after ten minutes
     */
    Users(Reading reading) {
        this.reading = reading;
    }

    /**
     * The user of a call.
     *
     * @throws dev.fairlead.error.NoUserException if there is none, or none with a token that is valid now
     */
    User of(String destination, CallContext call, Instant now) {
        return of(destination, token(destination, call), now);
    }

    /**
     * The user whose token it is.
     *
     * @throws dev.fairlead.error.NoUserException if it is not valid now
     */
    User of(String destination, UserToken token, Instant now) {
        User user = known.getIfPresent(token.digest());
        if (user != null && user.valid(now)) {
            return user;
        }
        User read = User.of(token.digest(), reading.read(destination, token));
        known.put(token.digest(), read);
        return read;
    }

    /**
     * The token of a call's user, whatever it says.
     *
     * @throws dev.fairlead.error.NoUserException if there is none
     */
    static UserToken token(String destination, CallContext call) {
        Caller caller = call.caller()
                .orElseThrow(() -> DestinationException.of(ErrorDetail.of(
                        ErrorCode.NO_USER, destination, "user", "the call needs a user, and nobody is signed in")));
        return caller.token()
                .orElseThrow(() -> DestinationException.of(ErrorDetail.of(
                        ErrorCode.NO_USER_TOKEN,
                        destination,
                        "user",
                        "signed in by " + caller.identity().issuer() + ", which gave no token")));
    }

    /** Reads, or verifies, a token. */
    @FunctionalInterface
    interface Reading {

        /**
         * The claims of a token that is valid now.
         *
         * @throws DestinationException if it is not
         */
        UserClaims read(String destination, UserToken token);
    }
}
