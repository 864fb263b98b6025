package dev.fairlead.authentication;

import dev.fairlead.configuration.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A token and how long it serves, in milliseconds of the epoch: many tokens are looked at, and few objects a token. */
final class Token {

    private static final Duration UNKNOWN_LIFETIME = Duration.ofSeconds(60);
    private static final Duration SHORT_LIFETIME = Duration.ofSeconds(60);
    private static final Duration EARLY = Duration.ofSeconds(30);
    private static final Duration LONGEST_UNREFRESHED = Duration.ofHours(2);

    private final Optional<ObtainedToken> obtained;
    private final Optional<Map.Entry<String, String>> header;
    private final long refreshAt;
    private final long expiresAt;

    private Token(
            Optional<ObtainedToken> obtained,
            Optional<Map.Entry<String, String>> header,
            long refreshAt,
            long expiresAt) {
        this.obtained = obtained;
        this.header = header;
        this.refreshAt = refreshAt;
        this.expiresAt = expiresAt;
    }

    /**
     * The token of a reply; the time on the way counts as lifetime (authentication specification, 3.7).
     *
     * @param header the header field that shows it to the target; empty if it is none for the target
     * @param providedType the destination's {@code clientAssertion.type}; empty if it has none
     */
    static Token of(TokenReply reply, Optional<Map.Entry<String, String>> header, Optional<String> providedType) {
        Optional<ObtainedToken> obtained =
                Optional.of(new ObtainedToken(reply.value(), reply.issuedType(), providedType, reply.scope()));
        Instant sent = reply.sent();
        Duration lives = reply.lifetime().orElse(UNKNOWN_LIFETIME);
        Duration half = lives.dividedBy(2);
        if (lives.compareTo(SHORT_LIFETIME) <= 0) {
            long end = sent.plus(half).toEpochMilli();
            return new Token(obtained, header, end, end);
        }
        Duration refresh = half.compareTo(LONGEST_UNREFRESHED) < 0 ? half : LONGEST_UNREFRESHED;
        return new Token(
                obtained,
                header,
                sent.plus(refresh).toEpochMilli(),
                sent.plus(lives).minus(EARLY).toEpochMilli());
    }

    /** The token itself, as it is handed out. */
    Optional<ObtainedToken> obtained() {
        return obtained;
    }

    Secret value() {
        return obtained.orElseThrow().value();
    }

    /** The header field that shows it to the target; empty if it is none for the target. */
    Optional<Map.Entry<String, String>> header() {
        return header;
    }

    /** The same token, serving no longer than {@code end}. */
    Token until(Instant end) {
        return end.isBefore(Instant.ofEpochMilli(expiresAt))
                ? new Token(obtained, header, refreshAt, end.toEpochMilli())
                : this;
    }

    boolean usable(Instant now) {
        return now.toEpochMilli() < expiresAt;
    }

    /** Whether it serves, and needs no renewal yet. */
    boolean ready(Instant now) {
        long millis = now.toEpochMilli();
        return millis < expiresAt && millis < refreshAt;
    }

    boolean due(Instant now) {
        return now.toEpochMilli() >= refreshAt;
    }

    /** The same token, to be renewed at {@code next}. */
    Token refreshedLater(Instant next) {
        return new Token(obtained, header, next.toEpochMilli(), expiresAt);
    }

    /** Its time: the token never prints. */
    @Override
    public String toString() {
        return "Token[until " + Instant.ofEpochMilli(expiresAt) + "]";
    }
}
