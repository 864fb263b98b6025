package dev.fairlead.authentication;

import dev.fairlead.configuration.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a token service gave.
 *
 * @param value {@code access_token}; empty text if only a refresh token was asked for
 * @param issuedType {@code issued_token_type}
 * @param refreshToken {@code refresh_token}
 * @param scope {@code scope}, if it is another than was asked for
 * @param sent when the request was sent
 * @param lifetime how long the token lives from then on; empty if nobody says so
 */
record TokenReply(
        Secret value,
        Optional<String> issuedType,
        Optional<Secret> refreshToken,
        Optional<String> scope,
        Instant sent,
        Optional<Duration> lifetime) {

    /** The same, living no longer than {@code end}. */
    TokenReply until(Instant end) {
        Duration longest = end.isAfter(sent) ? Duration.between(sent, end) : Duration.ZERO;
        boolean shorter = lifetime.isEmpty() || longest.compareTo(lifetime.get()) < 0;
        return shorter ? new TokenReply(value, issuedType, refreshToken, scope, sent, Optional.of(longest)) : this;
    }
}
