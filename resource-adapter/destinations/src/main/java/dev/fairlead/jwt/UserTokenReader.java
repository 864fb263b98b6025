package dev.fairlead.jwt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.fairlead.caller.UserToken;
import java.time.Clock;
import java.time.Duration;

/**
 * Reads users' tokens that the container has verified, each token once: a user's calls carry the same token for
 * minutes. Sees what can be seen without a key and without a network (authentication specification, 4.7). Safe for any
 * number of threads.
 */
public final class UserTokenReader {

    private static final int TOKENS = 10_000;
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Cache<String, UserClaims> known;
    private final Lifetime lifetime;

    /** A reader that remembers 10 000 tokens for ten minutes. */
    public UserTokenReader(Clock clock) {
        this.lifetime = new Lifetime(clock);
        this.known = Caffeine.newBuilder()
                .maximumSize(TOKENS)
                .expireAfterWrite(KEPT)
                .executor(Runnable::run)
                .build();
    }

    /**
     * The claims of a token that is signed, by whomever, and valid now give or take a minute.
     *
     * @param destination whose call it is, for messages
     * @throws dev.fairlead.error.NoUserException if it is opaque, malformed, unsigned, expired or not yet valid
     */
    public UserClaims current(String destination, UserToken token) {
        UserClaims claims = claims(destination, token);
        try {
            lifetime.check(claims);
            return claims;
        } catch (RefusedTokenException e) {
            throw e.of(destination);
        }
    }

    /**
     * The claims of a token that is signed, by whomever, valid now or not.
     *
     * @param destination whose call it is, for messages
     * @throws dev.fairlead.error.NoUserException if it is opaque, malformed or unsigned
     */
    public UserClaims claims(String destination, UserToken token) {
        String digest = token.digest();
        UserClaims claims = known.getIfPresent(digest);
        return claims != null ? claims : parse(destination, token, digest);
    }

    private UserClaims parse(String destination, UserToken token, String digest) {
        try {
            CompactJwt jwt = CompactJwt.parse(token.reveal());
            jwt.checkSigned();
            UserClaims claims = new UserClaims(jwt.payload());
            known.put(digest, claims);
            return claims;
        } catch (RefusedTokenException e) {
            throw e.of(destination);
        }
    }
}
