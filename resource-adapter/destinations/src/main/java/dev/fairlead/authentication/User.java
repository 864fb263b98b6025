package dev.fairlead.authentication;

import dev.fairlead.jwt.TenantNames;
import dev.fairlead.jwt.UserClaims;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
    private static final Instant ALWAYS = Instant.MIN;
    private static final Instant NEVER = Instant.MAX.minus(LEEWAY);

    static User of(String digest, UserClaims claims) {
        Instant from = Stream.of("nbf", "iat")
                .flatMap(claim -> claims.time(claim).stream())
                .max(Instant::compareTo)
                .map(begin -> begin.minus(LEEWAY))
                .orElse(ALWAYS);
        return new User(
                digest, claims.tenant(), claims.ofXsuaa(), from, claims.expiry().orElseThrow());
    }

    /**
     * The user at the end of a chain, who is known by what the chain begins with.
     *
     * @param digest of what the chain begins with
     * @param atEnd the user whom the helper's token names; empty if it names none
     * @param expiry when the chain's beginning expires
     */
    static User ofChain(String digest, Optional<User> atEnd, Optional<Instant> expiry) {
        return new User(
                digest,
                atEnd.map(User::tenant).orElseGet(() -> new TenantNames(Optional.empty(), Optional.empty())),
                atEnd.filter(User::ofXsuaa).isPresent(),
                ALWAYS,
                expiry.orElse(NEVER));
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
