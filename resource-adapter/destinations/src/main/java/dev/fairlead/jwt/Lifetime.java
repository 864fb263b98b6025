package dev.fairlead.jwt;

import jakarta.json.JsonNumber;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether a token is valid at this moment: {@code exp}, {@code nbf} and {@code iat}, clocks one minute apart at most. */
final class Lifetime {

    private static final Duration LEEWAY = Duration.ofSeconds(60);

    private final Clock clock;

    Lifetime(Clock clock) {
        this.clock = clock;
    }

    /**
     * @throws RefusedTokenException if it has no expiry, has expired, or begins later
     */
    void check(UserClaims claims) throws RefusedTokenException {
        Instant now = clock.instant();
        Instant expiry = claims.expiry()
                .orElseThrow(() -> new RefusedTokenException(Refusal.EXP, "has no expiry (exp) that is a number"));
        if (!now.isBefore(expiry.plus(LEEWAY))) {
            throw new RefusedTokenException(Refusal.EXPIRED, "expired at " + expiry);
        }
        for (String claim : new String[] {"nbf", "iat"}) {
            Optional<Instant> start = claims.time(claim);
            boolean malformed = claims.payload().containsKey(claim) && start.isEmpty();
            if (malformed) {
                boolean number = claims.payload().get(claim) instanceof JsonNumber;
                throw new RefusedTokenException(
                        Refusal.NBF, "has a claim " + claim + " that is " + (number ? "no time" : "no number"));
            }
            if (start.isPresent() && now.isBefore(start.get().minus(LEEWAY))) {
                throw new RefusedTokenException(Refusal.NBF, "is not valid before " + start.get());
            }
        }
    }
}
