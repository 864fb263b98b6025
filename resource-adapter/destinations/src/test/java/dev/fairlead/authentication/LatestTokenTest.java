package dev.fairlead.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.configuration.Secret;
import dev.fairlead.jwt.TenantNames;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who may use the token that was used last. */
class LatestTokenTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final GrantInput input = ofUser("digest");
    private final LatestToken latest = LatestToken.of(input, token(Duration.ofHours(1)), NOW);

    private static GrantInput ofUser(String digest) {
        TenantNames unknown = new TenantNames(Optional.empty(), Optional.empty());
        return new GrantInput(
                Optional.of(new User(digest, unknown, false, Instant.MIN, NOW.plusSeconds(7200))), List.of(), true);
    }

    private static Token token(Duration lives) {
        TokenReply reply = new TokenReply(
                Secret.of("t"), Optional.empty(), Optional.empty(), Optional.empty(), NOW, Optional.of(lives));
        return Token.of(reply, Optional.empty(), Optional.empty());
    }

    @Test
    void servesTheVerySameInput() {
        assertThat(latest.serves(input, NOW)).isTrue();
    }

    @Test
    void servesNobodyElseNotEvenWhereTheInputIsEqual() {
        assertThat(latest.serves(ofUser("digest"), NOW)).isFalse();
        assertThat(latest.serves(ofUser("other"), NOW)).isFalse();
    }

    @Test
    void servesNoLongerWhenItIsTimeToRenew() {
        assertThat(latest.serves(input, NOW.plus(Duration.ofMinutes(30)))).isFalse();
    }

    @Test
    void staysForASecondWhoeverElseCalls() {
        assertThat(latest.replaceable(NOW.plusMillis(999))).isFalse();
        assertThat(latest.replaceable(NOW.plusMillis(1000))).isTrue();
    }

    @Test
    void isReplaceableAtOnceWhileThereIsNone() {
        assertThat(LatestToken.NONE.replaceable(NOW)).isTrue();
        assertThat(LatestToken.NONE.serves(GrantInput.SINGLE_USE, NOW)).isFalse();
    }
}
