package dev.fairlead.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Stops asking a token service that refused the same credentials several times in a row, for five minutes: token
 * services lock who keeps failing (authentication specification, 3.10). Keyed by the credentials, so new ones start
 * anew.
 */
final class ClientCircuit {

    private static final Duration OPEN_FOR = Duration.ofMinutes(5);

    private final Clock clock;
    private final Cache<TokenKey, State> states =
            Caffeine.newBuilder().maximumSize(10_000).executor(Runnable::run).build();

    ClientCircuit(Clock clock) {
        this.clock = clock;
    }

    /**
     * Until when these credentials are suspended; empty if they may be tried.
     *
     * @param tries how many refusals in a row suspend
     */
    Optional<Instant> suspendedUntil(TokenKey credentials, int tries) {
        State state = states.getIfPresent(credentials);
        if (state == null || state.refusals() < tries) {
            return Optional.empty();
        }
        Instant until = state.last().plus(OPEN_FOR);
        return clock.instant().isBefore(until) ? Optional.of(until) : Optional.empty();
    }

    void accepted(TokenKey credentials) {
        states.invalidate(credentials);
    }

    /** After a suspension has passed, one more refusal suspends again. */
    void refused(TokenKey credentials) {
        Instant now = clock.instant();
        states.asMap().merge(credentials, new State(1, now), (before, one) -> new State(before.refusals() + 1, now));
    }

    private record State(int refusals, Instant last) {}
}
