package dev.fairlead.authentication;

import dev.fairlead.configuration.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A token and how long it serves.
 *
 * @param value the token itself
 * @param refreshAt when to fetch the next one, while this one still serves
 * @param expiresAt when this one serves no longer
 */
record Token(Secret value, Instant refreshAt, Instant expiresAt) {

    private static final Duration UNKNOWN_LIFETIME = Duration.ofSeconds(60);
    private static final Duration SHORT_LIFETIME = Duration.ofSeconds(60);
    private static final Duration EARLY = Duration.ofSeconds(30);
    private static final Duration LONGEST_UNREFRESHED = Duration.ofHours(2);

    /**
     * A token requested at {@code sent}: the time on the way counts as lifetime (authentication specification, 3.7).
     *
     * @param lifetime as the token service gave it; empty if it is not known
     */
    static Token of(Secret value, Instant sent, Optional<Duration> lifetime) {
        Duration lives = lifetime.orElse(UNKNOWN_LIFETIME);
        if (lives.compareTo(SHORT_LIFETIME) <= 0) {
            Instant half = sent.plus(lives.dividedBy(2));
            return new Token(value, half, half);
        }
        Duration half = lives.dividedBy(2);
        Duration refresh = half.compareTo(LONGEST_UNREFRESHED) < 0 ? half : LONGEST_UNREFRESHED;
        return new Token(value, sent.plus(refresh), sent.plus(lives).minus(EARLY));
    }

    boolean usable(Instant now) {
        return now.isBefore(expiresAt);
    }

    boolean due(Instant now) {
        return !now.isBefore(refreshAt);
    }

    Token refreshedLater(Instant next) {
        return new Token(value, next, expiresAt);
    }
}
