package dev.fairlead.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.error.ErrorCode;
import dev.fairlead.input.CallInput;
import dev.fairlead.input.Sensitive;
import dev.fairlead.input.TypedToken;
import dev.fairlead.testing.Callers;
import dev.fairlead.testing.Peer;
import dev.fairlead.testing.TokenEndpoint;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code OAuth2TokenExchange}: one token for another (RFC 8693). */
class TokenExchangeFlowTest {

    private static final String TYPE = "urn:ietf:params:oauth:token-type:";
    private static final TypedToken SUBJECT = token("subj3ct", TYPE + "id_token");
    private static final TypedToken ACTOR = token("act0r", TypedToken.ACCESS_TOKEN);

    private final Flow flow = Flow.of("OAuth2TokenExchange").allowing(TokenEndpoint.TOKEN_EXCHANGE);

    TokenExchangeFlowTest() {
        issue("\"Bearer\"", TYPE + "access_token");
    }

    @AfterEach
    void close() {
        flow.close();
    }

    private static TypedToken token(String value, String type) {
        return new TypedToken(Sensitive.of(value), type);
    }

    private void issue(String tokenType, String issuedType) {
        flow.tokens.behave((exchange, request) -> Peer.answer(
                exchange,
                200,
                "application/json",
                "{\"access_token\":\"for-"
                        + TokenEndpoint.form(request).get("subject_token").get(0)
                        + "\",\"token_type\":" + tokenType + ",\"issued_token_type\":\"" + issuedType
                        + "\",\"expires_in\":600}"));
    }

    @Test
    @Tag("AUTH-14")
    void subjectAndActorGoWithTheirTypes() {
        assertThat(flow.call(CallInput.NONE.subjectToken(SUBJECT).actorToken(ACTOR)))
                .isEqualTo("Bearer for-subj3ct");

        assertThat(flow.form())
                .containsEntry("subject_token", List.of("subj3ct"))
                .containsEntry("subject_token_type", List.of(TYPE + "id_token"))
                .containsEntry("actor_token", List.of("act0r"))
                .containsEntry("actor_token_type", List.of(TypedToken.ACCESS_TOKEN));
    }

    @Test
    @Tag("AUTH-14")
    void withoutAnActorNothingIsSaidOfOne() {
        flow.call(CallInput.NONE.subjectToken(SUBJECT));

        assertThat(flow.form()).doesNotContainKeys("actor_token", "actor_token_type");
    }

    @ParameterizedTest
    @CsvSource({"act0r, ''", "'', urn:x:y", "act0r, no-uri"})
    @Tag("AUTH-14")
    void halfAnActorIsRefused(String value, String type) {
        CallInput input = CallInput.NONE.subjectToken(SUBJECT).actorToken(token(value, type));

        assertThat(flow.failure(input).code()).isEqualTo(ErrorCode.INPUT_CONTRADICTORY);
        assertThat(flow.tokens.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"subj3ct, ''", "'', urn:x:y", "subj3ct, no-uri"})
    @Tag("AUTH-14")
    void halfASubjectIsNone(String value, String type) {
        assertThat(flow.failure(CallInput.NONE.subjectToken(token(value, type))).code())
                .isEqualTo(ErrorCode.INPUT_MISSING);
        assertThat(flow.tokens.requests()).isEmpty();
    }

    @Test
    void theUserIsNoSubjectUnlessTheDestinationSaysSo() {
        assertThat(flow.failure(flow.user("anna")).code()).isEqualTo(ErrorCode.INPUT_MISSING);
        assertThat(flow.tokens.requests()).isEmpty();
    }

    @Test
    void whereTheDestinationSaysSoTheUserIsTheSubjectOfCallsThatGiveNone() {
        flow.with("fairlead.tokenExchange.defaultSubject", "user");
        String anna = Callers.token("anna", flow.clock.instant().plusSeconds(60));

        assertThat(flow.call(Callers.of("", "anna", anna))).isEqualTo("Bearer for-" + anna);
        assertThat(flow.form())
                .containsEntry("subject_token", List.of(anna))
                .containsEntry("subject_token_type", List.of(TypedToken.ACCESS_TOKEN));
        assertThat(flow.call(Callers.of("", "anna", anna), CallInput.NONE.subjectToken(SUBJECT)))
                .isEqualTo("Bearer for-subj3ct");
    }

    @Test
    void aTokenServesCallsWithTheSameSubjectAndActorOnly() {
        CallInput both = CallInput.NONE.subjectToken(SUBJECT).actorToken(ACTOR);
        flow.call(both);
        flow.call(both);
        assertThat(flow.tokens.requests()).hasSize(1);

        flow.call(CallInput.NONE.subjectToken(SUBJECT));
        flow.call(CallInput.NONE.subjectToken(token("0ther", SUBJECT.type())).actorToken(ACTOR));
        flow.call(CallInput.NONE.subjectToken(token("subj3ct", TYPE + "jwt")).actorToken(ACTOR));
        flow.call(CallInput.NONE.subjectToken(SUBJECT).actorToken(token("0ther", ACTOR.type())));
        assertThat(flow.tokens.requests()).hasSize(5);
    }

    @Test
    void aTokenServesNoLongerThanItsSubject() {
        CallInput input = CallInput.NONE.subjectToken(
                token(Callers.token("anna", flow.clock.instant().plusSeconds(100)), TYPE + "jwt"));
        flow.call(input);
        flow.clock.advance(Duration.ofSeconds(70));
        flow.call(input);

        assertThat(flow.tokens.requests()).hasSize(2);
    }

    @Test
    @Tag("AUTH-50")
    void anAnswerThatDoesNotSayWhatWasIssuedIsMalformed() {
        flow.tokens.behave((exchange, request) -> flow.tokens.issue(exchange, "\"expires_in\":600"));

        assertThat(flow.failure(CallInput.NONE.subjectToken(SUBJECT)))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.TOKEN_ANSWER_MALFORMED))
                .hasMessageContaining("has no issued_token_type");
    }

    @Test
    @Tag("AUTH-50")
    void anAssertionIsNoCredentialForTheTarget() {
        issue("\"N_A\"", TYPE + "saml2");

        assertThat(flow.call(CallInput.NONE.subjectToken(SUBJECT))).isEqualTo("null");
    }

    @Test
    void anAssertionForTheHeaderGoesThere() {
        issue("\"N_A\"", "urn:sap:identity:oauth:token-type:saml2-header");

        assertThat(flow.call(CallInput.NONE.subjectToken(SUBJECT))).isEqualTo("SAML2.0 for-subj3ct");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id_token", "refresh_token", "saml1"})
    void whatElseIsIssuedIsNoCredentialForTheTarget(String type) {
        issue("\"N_A\"", TYPE + type);

        assertThat(flow.call(CallInput.NONE.subjectToken(SUBJECT))).isEqualTo("null");
    }

    @Test
    void aTokenThatNeedsAnotherSchemeIsNotShownAsABearers() {
        flow.tokens.behave((exchange, request) -> Peer.answer(
                exchange,
                200,
                "application/json",
                "{\"access_token\":\"acc3ss\",\"token_type\":\"DPoP\",\"issued_token_type\":\"" + TYPE + "jwt\"}"));

        assertThat(flow.failure(CallInput.NONE.subjectToken(SUBJECT))).hasMessageContaining("unsupported token type");
    }
}
