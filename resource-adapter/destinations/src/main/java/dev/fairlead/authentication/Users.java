package dev.fairlead.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.fairlead.caller.Caller;
import dev.fairlead.caller.UserToken;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.jwt.UserTokenReader;
import java.time.Duration;
import java.time.Instant;

/** The users of calls. Reads each token once; later calls cost a look-up by the token's digest. */
final class Users {

    private static final int KNOWN = 10_000;
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final UserTokenReader reader;
    private final Cache<String, User> known = Caffeine.newBuilder()
            .maximumSize(KNOWN)
            .expireAfterWrite(KEPT)
            .executor(Runnable::run)
            .build();

    Users(UserTokenReader reader) {
        this.reader = reader;
    }

    /**
     * The user of a call.
     *
     * @throws dev.fairlead.error.NoUserException if there is none, or none with a token that is valid now
     */
    User of(String destination, CallContext call, Instant now) {
        UserToken token = token(destination, call);
        User user = known.getIfPresent(token.digest());
        if (user != null && user.valid(now)) {
            return user;
        }
        User read = User.of(token.digest(), reader.current(destination, token));
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
}
