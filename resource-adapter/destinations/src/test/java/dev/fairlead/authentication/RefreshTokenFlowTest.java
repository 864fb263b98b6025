package dev.fairlead.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.error.ErrorCode;
import dev.fairlead.input.CallInput;
import dev.fairlead.input.Sensitive;
import dev.fairlead.testing.Crowd;
import dev.fairlead.testing.Silence;
import dev.fairlead.testing.TokenEndpoint;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code OAuth2RefreshToken}: the application's refresh token for an access token. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RefreshTokenFlowTest {

    private final Flow flow = Flow.of("OAuth2RefreshToken").allowing("refresh_token");
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final CallInput input =
            CallInput.NONE.refreshToken(Sensitive.of("r3fresh-0")).refreshTokens(token -> received.add(token.reveal()));

    @AfterEach
    void close() {
        flow.close();
    }

    private void rotate() {
        flow.tokens.behave((exchange, request) -> flow.tokens.issue(
                exchange, "\"expires_in\":3600,\"refresh_token\":\"r3fresh-" + (flow.tokens.issued() + 1) + "\""));
    }

    @Test
    @Tag("AUTH-16")
    void theCallersRefreshTokenIsSentAndTheNextOneIsForTheCallerOnly() {
        rotate();

        assertThat(flow.call(input)).isEqualTo("Bearer token-1");

        assertThat(flow.form()).containsEntry("refresh_token", List.of("r3fresh-0"));
        assertThat(received).containsExactly("r3fresh-1");
        assertThat(flow.target.onlyRequest().headers().toString()).doesNotContain("r3fresh");
    }

    @Test
    void aRefreshTokenThatStaysIsNotHandedOver() {
        flow.call(input);

        assertThat(received).isEmpty();
    }

    @Test
    @Tag("AUTH-39")
    void nothingIsKept() {
        flow.call(input);

        assertThat(flow.call(input)).isEqualTo("Bearer token-2");
    }

    @Test
    void callsWithTheSameRefreshTokenAtTheSameTimeShareOneRequest() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        flow.tokens.behave((exchange, request) -> {
            Silence.until(answer);
            flow.tokens.issue(exchange, "\"expires_in\":3600,\"refresh_token\":\"r3fresh-1\"");
        });
        try (Crowd<String> calls = new Crowd<>(8, () -> flow.call(input))) {
            calls.awaitWaiting(7);
            answer.countDown();

            assertThat(calls.results()).containsOnly("Bearer token-1");
        }
        assertThat(flow.tokens.requests()).hasSize(1);
        assertThat(received).hasSize(8).containsOnly("r3fresh-1");
    }

    @Test
    void aLostAnswerIsNotAskedForAgain() {
        CountDownLatch never = new CountDownLatch(1);
        flow.with("tokenServiceURL.SocketReadTimeoutInSeconds", "1")
                .tokens
                .behave((exchange, request) -> Silence.until(never));

        assertThat(flow.failure(input).code()).isEqualTo(ErrorCode.TOKEN_SERVICE_UNREACHABLE);
        never.countDown();
        assertThat(flow.tokens.requests()).hasSize(1);
    }

    @Test
    void aRefusedRefreshTokenMeansThatTheUserSignsInAgain() {
        flow.tokens.behave((exchange, request) -> TokenEndpoint.refuse(exchange, 400, "invalid_grant", "revoked"));

        assertThat(flow.failure(input))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.GRANT_REJECTED))
                .hasMessageContaining("Let the user sign in again")
                .hasMessageNotContaining("r3fresh");
    }

    @Test
    void withoutARefreshTokenNobodyIsAsked() {
        assertThat(flow.failure().code()).isEqualTo(ErrorCode.INPUT_MISSING);
        assertThat(flow.failure(CallInput.NONE.refreshToken(Sensitive.of(" "))).code())
                .isEqualTo(ErrorCode.INPUT_MISSING);
        assertThat(flow.tokens.requests()).isEmpty();
    }
}
