package dev.fairlead.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.caller.Caller;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.testing.Callers;
import dev.fairlead.testing.DestinationService;
import dev.fairlead.testing.Peer;
import dev.fairlead.testing.Silence;
import dev.fairlead.testing.TokenEndpoint;
import dev.fairlead.testing.Vectors;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code OAuth2UserTokenExchange}: XSUAA's two steps, or the JWT bearer grant for tokens of others. */
class UserTokenExchangeFlowTest {

    private final Flow flow =
            Flow.of("OAuth2UserTokenExchange").allowing("user_token", "refresh_token", TokenEndpoint.JWT_BEARER);
    private final Optional<Caller> ofXsuaa = Callers.of("", "jane.doe@example.org", Vectors.t1());

    UserTokenExchangeFlowTest() {
        flow.tokens.behave((exchange, request) -> {
            if (TokenEndpoint.form(request).get("grant_type").equals(List.of("user_token"))) {
                Peer.answer(
                        exchange,
                        200,
                        "application/json",
                        "{\"access_token\":null,\"token_type\":\"bearer\",\"refresh_token\":\"r3fresh-1\"}");
            } else {
                flow.tokens.issue(exchange, "\"expires_in\":3600,\"refresh_token\":\"r3fresh-2\"");
            }
        });
    }

    @AfterEach
    void close() {
        flow.close();
    }

    @Test
    @Tag("AUTH-12")
    void aTokenOfXsuaaGoesThroughARefreshTokenForTheClient() {
        assertThat(flow.call(ofXsuaa)).isEqualTo("Bearer token-1");

        assertThat(flow.tokens.requests()).hasSize(2);
        assertThat(flow.tokens.requests().get(0).header("Authorization")).isEqualTo("Bearer " + Vectors.t1());
        assertThat(flow.form(0))
                .containsOnlyKeys("grant_type", "client_id", "token_format", "response_type")
                .containsEntry("client_id", List.of(TokenEndpoint.CLIENT))
                .containsEntry("token_format", List.of("jwt"))
                .containsEntry("response_type", List.of("token"));
        assertThat(flow.tokens.requests().get(1).header("Authorization")).isNull();
        assertThat(flow.form(1))
                .containsOnlyKeys("grant_type", "refresh_token", "client_id", "client_secret")
                .containsEntry("grant_type", List.of("refresh_token"))
                .containsEntry("refresh_token", List.of("r3fresh-1"));
    }

    @Test
    @Tag("AUTH-12")
    void theRefreshTokenIsGoneAfterwards() {
        flow.call(ofXsuaa);
        flow.refused.add("Bearer token-1");

        assertThat(flow.call(ofXsuaa)).isEqualTo("Bearer token-2");
        assertThat(flow.form(2)).containsEntry("grant_type", List.of("user_token"));
    }

    @Test
    @Tag("AUTH-25")
    void twoUsersHaveTwoTokens() {
        Optional<Caller> ben = Callers.of("", "ben", DestinationService.token("mytenant", "ben", 1, flow.clock));

        assertThat(flow.call(ofXsuaa)).isEqualTo("Bearer token-1");
        assertThat(flow.call(ben)).isEqualTo("Bearer token-2");
        assertThat(flow.call(ofXsuaa)).isEqualTo("Bearer token-1");
        assertThat(flow.tokens.requests()).as("two for each").hasSize(4);
    }

    @Test
    @Tag("AUTH-29")
    void withoutAUserNobodyIsAsked() {
        assertThat(flow.failure().code()).isEqualTo(ErrorCode.NO_USER);
        assertThat(flow.tokens.requests()).isEmpty();
        assertThat(flow.target.requests()).isEmpty();
    }

    @Test
    @Tag("AUTH-13")
    void aTokenOfAnotherIssuerIsExchangedInOneStep() {
        flow.call(flow.user("anna"));

        assertThat(flow.form()).containsEntry("grant_type", List.of(TokenEndpoint.JWT_BEARER));
    }

    @Test
    void theDestinationMayChooseTheWay() {
        flow.with("fairlead.userTokenExchange.mode", "jwt_bearer").call(ofXsuaa);

        assertThat(flow.form()).containsEntry("grant_type", List.of(TokenEndpoint.JWT_BEARER));
    }

    @Test
    void furtherParametersGoInBothSteps() {
        flow.tokens.extend("login_hint");
        flow.with("tokenService.body.login_hint", "corp")
                .with("tokenService.body.token_format", "opaque")
                .with("tokenServiceURL.queries.q", "1");
        flow.tokens.extend("token_format");

        flow.call(ofXsuaa);

        assertThat(flow.form(0))
                .containsEntry("login_hint", List.of("corp"))
                .containsEntry("token_format", List.of("jwt"));
        assertThat(flow.form(1)).containsEntry("login_hint", List.of("corp"));
        assertThat(flow.tokens.requests()).extracting(Peer.Seen::target).containsOnly("/oauth/token?q=1");
    }

    @Test
    void aRefusedFirstStepIsARefusedGrantAndSaysWhatIsMissing() {
        flow.tokens.behave(
                (exchange, request) -> TokenEndpoint.refuse(exchange, 401, "unauthorized", "no uaa.user scope"));

        assertThat(flow.failure(ofXsuaa))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.GRANT_REJECTED))
                .hasMessageContaining("Unable to fetch refresh token from the specified token service URL."
                        + " Response was: answered 401")
                .hasMessageContaining("no uaa.user scope")
                .hasMessageContaining("needs the scope uaa.user");
    }

    @Test
    void aFirstStepWithoutRefreshTokenIsMalformed() {
        flow.tokens.behave((exchange, request) -> flow.tokens.issue(exchange, "\"expires_in\":60"));

        assertThat(flow.failure(ofXsuaa)).hasMessageContaining("has no refresh_token");
    }

    @Test
    void aRefreshTokenWithALineBreakIsMalformed() {
        flow.tokens.behave((exchange, request) ->
                Peer.answer(exchange, 200, "application/json", "{\"refresh_token\":\"r3fresh\\r\\nX-Evil: 1\"}"));

        assertThat(flow.failure(ofXsuaa).code()).isEqualTo(ErrorCode.TOKEN_ANSWER_MALFORMED);
    }

    @Test
    void theSecondStepIsNotRepeatedWhenItsAnswerIsLost() {
        CountDownLatch never = new CountDownLatch(1);
        flow.with("tokenServiceURL.SocketReadTimeoutInSeconds", "1");
        flow.tokens.behave((exchange, request) -> {
            if (TokenEndpoint.form(request).get("grant_type").equals(List.of("user_token"))) {
                Peer.answer(exchange, 200, "application/json", "{\"refresh_token\":\"r3fresh-1\"}");
            } else {
                Silence.until(never);
            }
        });

        assertThat(flow.failure(ofXsuaa).code()).isEqualTo(ErrorCode.TOKEN_SERVICE_UNREACHABLE);
        never.countDown();
        assertThat(flow.tokens.requests()).hasSize(2);
    }
}
