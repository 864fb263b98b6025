package dev.fairlead.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.error.ErrorCode;
import dev.fairlead.input.CallInput;
import dev.fairlead.input.Sensitive;
import dev.fairlead.testing.Silence;
import dev.fairlead.testing.TokenEndpoint;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a token service is asked again (authentication specification, 3.10). */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TokenRetryTest {

    private static final CallInput REFRESH = CallInput.NONE.refreshToken(Sensitive.of("r3fresh"));

    private Flow flow = Flow.of("OAuth2ClientCredentials");

    @AfterEach
    void close() {
        flow.close();
    }

    private void refreshToken() {
        flow.close();
        flow = Flow.of("OAuth2RefreshToken").allowing("refresh_token");
    }

    @ParameterizedTest
    @CsvSource({"429, 4", "502, 4", "503, 4", "504, 4", "500, 1", "400, 1", "403, 1"})
    @Tag("AUTH-49")
    void whatMayPassIsTriedThreeTimesMoreAndNothingElse(int status, int requests) {
        flow.tokens.behave((exchange, request) -> TokenEndpoint.refuse(exchange, status, "busy", ""));

        flow.failure();

        assertThat(flow.tokens.requests()).hasSize(requests);
    }

    @ParameterizedTest
    @CsvSource({"429, 4", "503, 4", "502, 1", "504, 1"})
    void aRefreshTokenIsNotSentAgainWhereSomebodyBetweenMayHaveLostTheAnswer(int status, int requests) {
        refreshToken();
        flow.tokens.behave((exchange, request) -> TokenEndpoint.refuse(exchange, status, "busy", ""));

        flow.failure(REFRESH);

        assertThat(flow.tokens.requests()).hasSize(requests);
    }

    @Test
    void aLostAnswerIsAskedForOnceMore() {
        CountDownLatch never = new CountDownLatch(1);
        flow.with("tokenServiceURL.SocketReadTimeoutInSeconds", "1").tokens.behave((exchange, request) -> {
            if (flow.tokens.requests().size() == 1) {
                Silence.until(never);
            } else {
                flow.tokens.issue(exchange, "\"expires_in\":3600");
            }
        });

        assertThat(flow.call()).isEqualTo("Bearer token-1");
        never.countDown();
    }

    @Test
    void nobodyWaitsLongerThanTheCallMayTake() {
        flow.tokens.behave((exchange, request) -> {
            exchange.getResponseHeaders().set("Retry-After", "11");
            TokenEndpoint.refuse(exchange, 503, "busy", "");
        });

        assertThat(flow.failure().code()).isEqualTo(ErrorCode.TOKEN_SERVICE_UNREACHABLE);
        assertThat(flow.pauses).as("the limit for an answer is 10 s").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'Thu, 1 Jan 2026 00:00:03 GMT', 3000", "'Wed, 31 Dec 2025 23:59:59 GMT', 0", "soon, 100", "-1, 100"})
    @Tag("AUTH-49")
    void theServiceMaySayWhenInADate(String retryAfter, long millis) {
        flow.tokens.behave((exchange, request) -> {
            if (flow.tokens.requests().size() == 1) {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
                TokenEndpoint.refuse(exchange, 503, "busy", "");
            } else {
                flow.tokens.issue(exchange, "\"expires_in\":3600");
            }
        });

        assertThat(flow.call()).isEqualTo("Bearer token-1");
        assertThat(flow.pauses).containsExactly(Duration.ofMillis(millis));
    }
}
