package dev.fairlead.authentication;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The token that somebody used last with one destination, for the next calls with the very same input: a destination
 * without users has no other, and users often call several times in a row. Where users alternate it stays for a
 * second, so that they do not all write to one place.
 */
final class LatestToken {

    /** Serves nobody. */
    static final LatestToken NONE = new LatestToken(GrantInput.SINGLE_USE, Optional.empty(), Long.MIN_VALUE);

    private static final long KEPT_MILLIS = Duration.ofSeconds(1).toMillis();

    private final GrantInput input;
    private final Optional<Token> token;
    private final long replaceableFrom;

    private LatestToken(GrantInput input, Optional<Token> token, long replaceableFrom) {
        this.input = input;
        this.token = token;
        this.replaceableFrom = replaceableFrom;
    }

    /** What {@code input} led to, if it may be used again. */
    static LatestToken of(GrantInput input, Token token, Instant now) {
        return new LatestToken(input, Optional.of(token), now.toEpochMilli() + KEPT_MILLIS);
    }

    /** Whether it is the token for this input, not another one that is equal, and there is nothing to be done for it. */
    boolean serves(GrantInput other, Instant now) {
        return input == other && token.isPresent() && token.get().ready(now);
    }

    /** Whether it has been here for long enough. */
    boolean replaceable(Instant now) {
        return now.toEpochMilli() >= replaceableFrom;
    }

    Token token() {
        return token.orElseThrow();
    }
}
