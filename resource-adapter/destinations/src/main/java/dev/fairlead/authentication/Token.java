package dev.fairlead.authentication;

import dev.fairlead.configuration.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A token and how long it serves.
 *
 * @param value the token itself
 * @param issuedType {@code issued_token_type} of a token exchange
 * @param scope what it is good for, if that is another scope than was asked for
 * @param header the header field that shows it to the target; empty if it is none for the target
 * @param refreshAt when to fetch the next one, while this one still serves
 * @param expiresAt when this one serves no longer
 */
record Token(
        Secret value,
        Optional<String> issuedType,
        Optional<String> scope,
        Optional<Map.Entry<String, String>> header,
        Instant refreshAt,
        Instant expiresAt) {

    private static final Duration UNKNOWN_LIFETIME = Duration.ofSeconds(60);
    private static final Duration SHORT_LIFETIME = Duration.ofSeconds(60);
    private static final Duration EARLY = Duration.ofSeconds(30);
    private static final Duration LONGEST_UNREFRESHED = Duration.ofHours(2);

    /** The token of a reply; the time on the way counts as lifetime (authentication specification, 3.7). */
    static Token of(TokenReply reply, Optional<Map.Entry<String, String>> header) {
        Instant sent = reply.sent();
        Duration lives = reply.lifetime().orElse(UNKNOWN_LIFETIME);
        Duration half = lives.dividedBy(2);
        if (lives.compareTo(SHORT_LIFETIME) <= 0) {
            return new Token(
                    reply.value(), reply.issuedType(), reply.scope(), header, sent.plus(half), sent.plus(half));
        }
        Duration refresh = half.compareTo(LONGEST_UNREFRESHED) < 0 ? half : LONGEST_UNREFRESHED;
        return new Token(
                reply.value(),
                reply.issuedType(),
                reply.scope(),
                header,
                sent.plus(refresh),
                sent.plus(lives).minus(EARLY));
    }

    /** The same token, serving no longer than {@code end}. */
    Token until(Instant end) {
        return end.isBefore(expiresAt) ? new Token(value, issuedType, scope, header, refreshAt, end) : this;
    }

    boolean usable(Instant now) {
        return now.isBefore(expiresAt);
    }

    boolean due(Instant now) {
        return !now.isBefore(refreshAt);
    }

    Token refreshedLater(Instant next) {
        return new Token(value, issuedType, scope, header, next, expiresAt);
    }

    /** Its times: the token never prints. */
    @Override
    public String toString() {
        return "Token[until " + expiresAt + "]";
    }
}
