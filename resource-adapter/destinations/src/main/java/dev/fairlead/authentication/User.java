package dev.fairlead.authentication;

import dev.fairlead.jwt.TenantNames;
import dev.fairlead.jwt.UserClaims;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * What a user's token says, as far as credentials depend on it. Holds no token.
 *
 * @param digest SHA-256 of the token
 * @param tenant the tenant's names
 * @param ofXsuaa whether XSUAA issued the token
 * @param from when it begins to be valid
 * @param expiry when it expires
 */
record User(String digest, TenantNames tenant, boolean ofXsuaa, Instant from, Instant expiry) {

    private static final Duration LEEWAY = Duration.ofSeconds(60);

    static User of(String digest, UserClaims claims) {
        Instant from = Stream.of("nbf", "iat")
                .flatMap(claim -> claims.time(claim).stream())
                .max(Instant::compareTo)
                .orElse(Instant.MIN.plus(LEEWAY));
        return new User(
                digest,
                claims.tenant(),
                claims.ofXsuaa(),
                from.minus(LEEWAY),
                claims.expiry().orElseThrow());
    }

    /** Whether calls may be made with the token now, clocks one minute apart at most. */
    boolean valid(Instant now) {
        return !now.isBefore(from) && now.isBefore(expiry.plus(LEEWAY));
    }

    /** Whether the user is of a tenant of this name, as far as the token tells. */
    boolean mayBeOf(String name) {
        return !tenant.known() || tenant.include(name);
    }
}
