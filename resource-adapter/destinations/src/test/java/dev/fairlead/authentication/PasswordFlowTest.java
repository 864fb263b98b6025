package dev.fairlead.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.error.ErrorCode;
import dev.fairlead.testing.TokenEndpoint;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code OAuth2Password}: a token for a technical user. */
class PasswordFlowTest {

    private final Flow flow =
            Flow.of("OAuth2Password").allowing("password").with("User", "jörg").with("Password", "pässwörd");

    @AfterEach
    void close() {
        flow.close();
    }

    @Test
    @Tag("AUTH-10")
    void userAndPasswordGoInUtf8() {
        assertThat(flow.call()).isEqualTo("Bearer token-1");

        assertThat(flow.form())
                .containsEntry("grant_type", List.of("password"))
                .containsEntry("username", List.of("jörg"))
                .containsEntry("password", List.of("pässwörd"));
    }

    @Test
    void theTokenIsRenewedByThePasswordNotByARefreshToken() {
        flow.tokens.behave((exchange, request) ->
                flow.tokens.issue(exchange, "\"expires_in\":60,\"refresh_token\":\"r3fresh-1\""));
        flow.call();
        flow.clock.advance(Duration.ofSeconds(30));

        assertThat(flow.call()).isEqualTo("Bearer token-2");
        assertThat(flow.form(1)).containsEntry("grant_type", List.of("password"));
    }

    @Test
    void aPasswordThatIsRefusedTwiceIsNotTriedAgainSoThatTheAccountIsNotLocked() {
        flow.tokens.behave((exchange, request) -> TokenEndpoint.refuse(exchange, 400, "invalid_grant", "wrong"));
        for (int i = 0; i < 2; i++) {
            assertThat(flow.failure().code()).isEqualTo(ErrorCode.GRANT_REJECTED);
        }

        assertThat(flow.failure().code()).isEqualTo(ErrorCode.TOKEN_SERVICE_SUSPENDED);
        assertThat(flow.tokens.requests()).hasSize(2);

        flow.clock.advance(Duration.ofMinutes(5));
        assertThat(flow.failure().code()).isEqualTo(ErrorCode.GRANT_REJECTED);
    }

    @Test
    void aChangedPasswordIsTriedAtOnce() {
        flow.tokens.behave((exchange, request) -> {
            if (TokenEndpoint.form(request).get("password").equals(List.of("n3w-pass"))) {
                flow.tokens.issue(exchange, "\"expires_in\":3600");
            } else {
                TokenEndpoint.refuse(exchange, 400, "invalid_grant", "wrong");
            }
        });
        for (int i = 0; i < 3; i++) {
            flow.failure();
        }

        flow.with("Password", "n3w-pass");
        flow.clock.advance(Duration.ofSeconds(6));

        assertThat(flow.call()).isEqualTo("Bearer token-1");
    }

    @Test
    void neitherUserNorPasswordStandsInTheMessageThatQuotesThem() {
        flow.tokens.behave((exchange, request) ->
                TokenEndpoint.refuse(exchange, 400, "invalid_grant", "jörg with pässwörd is locked"));

        assertThat(flow.failure()).hasMessageContaining("*** with *** is locked");
    }
}
