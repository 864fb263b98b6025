package dev.fairlead.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Stops asking a token service that refused a client three times in a row, for five minutes: token services lock
 * clients that keep failing (authentication specification, 3.10). Keyed by the credentials, so new ones start anew.
 */
public final class ClientCircuit {

    private static final int REFUSALS = 3;
    private static final Duration OPEN_FOR = Duration.ofMinutes(5);

    private final Clock clock;
    private final Cache<TokenKey, State> states =
            Caffeine.newBuilder().maximumSize(10_000).executor(Runnable::run).build();

    /** A circuit for all clients of an engine. */
    public ClientCircuit(Clock clock) {
        this.clock = clock;
    }

    /** Until when the client is suspended; empty if it may ask. */
    Optional<Instant> suspendedUntil(TokenKey client) {
        State state = states.getIfPresent(client);
        if (state == null || state.refusals() < REFUSALS) {
            return Optional.empty();
        }
        Instant until = state.last().plus(OPEN_FOR);
        return clock.instant().isBefore(until) ? Optional.of(until) : Optional.empty();
    }

    void accepted(TokenKey client) {
        states.invalidate(client);
    }

    /** After a suspension has passed, one more refusal suspends again. */
    void refused(TokenKey client) {
        Instant now = clock.instant();
        states.asMap().merge(client, new State(1, now), (before, one) -> new State(before.refusals() + 1, now));
    }

    private record State(int refusals, Instant last) {}
}
