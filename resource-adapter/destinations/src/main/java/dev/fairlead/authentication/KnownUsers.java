package dev.fairlead.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.fairlead.caller.UserToken;
import dev.fairlead.error.DestinationException;
import dev.fairlead.jwt.UserClaims;
import java.time.Duration;
import java.time.Instant;

/** Users by their tokens. Reads each token once; later calls cost a look-up by the token's digest. */
final class KnownUsers {

    private static final int KNOWN = 25_000;
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Reading reading;
    private final Cache<String, GrantInput> known = Caffeine.newBuilder()
            .maximumSize(KNOWN)
            .expireAfterWrite(KEPT)
            .executor(Runnable::run)
            .build();

    /**
     * @param reading reads a token that is seen for the first time, or again after ten minutes
     */
    KnownUsers(Reading reading) {
        this.reading = reading;
    }

    /**
     * The user whose token it is, as all that a grant takes from a call.
     *
     * @throws dev.fairlead.error.NoUserException if it is not valid now
     */
    GrantInput input(String destination, UserToken token, Instant now) {
        GrantInput input = known.getIfPresent(token.digest());
        if (input != null && input.user().orElseThrow().valid(now)) {
            return input;
        }
        GrantInput read = GrantInput.of(User.of(token.digest(), reading.read(destination, token)));
        known.put(token.digest(), read);
        return read;
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
