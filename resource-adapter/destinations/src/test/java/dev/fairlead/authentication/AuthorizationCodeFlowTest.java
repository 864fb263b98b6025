package dev.fairlead.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.error.ErrorCode;
import dev.fairlead.input.AuthorizationCode;
import dev.fairlead.input.CallInput;
import dev.fairlead.input.Sensitive;
import dev.fairlead.testing.TokenEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code OAuth2AuthorizationCode}: the code of a user's consent for a token. */
class AuthorizationCodeFlowTest {

    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private final Flow flow = Flow.of("OAuth2AuthorizationCode").allowing("authorization_code");

    @AfterEach
    void close() {
        flow.close();
    }

    private static CallInput code(String code) {
        return code(code, Optional.empty());
    }

    private static CallInput code(String code, Optional<String> verifier) {
        return CallInput.NONE.authorizationCode(new AuthorizationCode(
                Sensitive.of(code), Optional.of("https://app.example/back?a=1&b=2"), verifier.map(Sensitive::of)));
    }

    @Test
    @Tag("AUTH-15")
    void codeRedirectUriAndVerifierGoAsTheyWereInTheAuthorizationRequest() {
        assertThat(flow.call(code("c0de", Optional.of(VERIFIER)))).isEqualTo("Bearer token-1");

        assertThat(flow.form())
                .containsEntry("code", List.of("c0de"))
                .containsEntry("redirect_uri", List.of("https://app.example/back?a=1&b=2"))
                .containsEntry("code_verifier", List.of(VERIFIER));
    }

    @Test
    void aPublicClientProvesItselfByTheVerifierAlone() {
        flow.without("clientSecret").tokens.know(TokenEndpoint::publicClient);

        assertThat(flow.call(code("c0de", Optional.of(VERIFIER)))).isEqualTo("Bearer token-1");
    }

    @Test
    @Tag("AUTH-15")
    void aCodeIsNotUsedAgainAfterAFailure() {
        flow.tokens.behave((exchange, request) -> TokenEndpoint.refuse(exchange, 503, "busy", ""));
        assertThat(flow.failure(code("c0de")).code()).isEqualTo(ErrorCode.TOKEN_SERVICE_UNREACHABLE);

        assertThat(flow.failure(code("c0de")))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT_MISSING))
                .hasMessageContaining("was used before");
        assertThat(flow.tokens.requests()).hasSize(1);
        assertThat(flow.pauses).isEmpty();
    }

    @Test
    @Tag("AUTH-39")
    void eachCallNeedsACodeOfItsOwn() {
        assertThat(flow.call(code("c0de-1"))).isEqualTo("Bearer token-1");
        assertThat(flow.call(code("c0de-2"))).isEqualTo("Bearer token-2");
        assertThat(flow.failure().code()).isEqualTo(ErrorCode.INPUT_MISSING);
    }

    @Test
    void aTargetThatRefusesTheTokenIsNotAskedTwice() {
        flow.refused.add("Bearer token-1");

        assertThat(flow.failure(code("c0de")).code()).isEqualTo(ErrorCode.CREDENTIALS_REFUSED);
        assertThat(flow.target.requests()).hasSize(1);
        assertThat(flow.tokens.requests()).hasSize(1);
    }

    @Test
    void theRefreshTokenIsForTheCaller() {
        flow.tokens.behave((exchange, request) ->
                flow.tokens.issue(exchange, "\"expires_in\":60,\"refresh_token\":\"r3fresh-1\""));
        List<String> received = new ArrayList<>();

        flow.call(code("c0de").refreshTokens(token -> received.add(token.reveal())));

        assertThat(received).containsExactly("r3fresh-1");
    }

    @Test
    void aCallerThatCannotKeepTheRefreshTokenEndsTheCallBeforeTheTargetKnowsOfIt() {
        flow.tokens.behave((exchange, request) ->
                flow.tokens.issue(exchange, "\"expires_in\":60,\"refresh_token\":\"r3fresh-1\""));
        CallInput input = code("c0de").refreshTokens(token -> {
            throw new IllegalStateException("disk full");
        });

        assertThatThrownBy(() -> flow.call(input)).hasMessage("disk full");
        assertThat(flow.target.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjX ",
                "ü2345678901234567890123456789012345678901234"
            })
    void aVerifierThatNoChallengeWasMadeOfIsRefused(String verifier) {
        assertThat(flow.failure(code("c0de", Optional.of(verifier))).code()).isEqualTo(ErrorCode.PROPERTY_INVALID);
        assertThat(flow.tokens.requests()).isEmpty();
    }
}
