package dev.fairlead.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.error.ErrorCode;
import dev.fairlead.input.CallInput;
import dev.fairlead.input.ClientAssertion;
import dev.fairlead.input.Sensitive;
import dev.fairlead.testing.Peer;
import dev.fairlead.testing.TokenEndpoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Client assertions: given with the call, or tokens of another destination. */
class ClientProofFlowTest {

    private static final String JWT = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final Flow flow = Flow.of("OAuth2ClientCredentials");
    private final TokenEndpoint provider = new TokenEndpoint();

    @AfterEach
    void close() {
        flow.close();
        provider.close();
    }

    private static CallInput given(String assertion) {
        return CallInput.NONE.clientAssertion(new ClientAssertion(Sensitive.of(assertion), JWT));
    }

    /** A client that proves itself by {@code assertion}. */
    private static boolean shows(Peer.Seen request, String assertion) {
        Map<String, List<String>> form = TokenEndpoint.form(request);
        return form.getOrDefault("client_id", List.of()).equals(List.of(TokenEndpoint.CLIENT))
                && form.getOrDefault("client_assertion", List.of()).equals(List.of(assertion))
                && form.getOrDefault("client_assertion_type", List.of()).equals(List.of(JWT))
                && !form.containsKey("client_secret")
                && request.header("Authorization") == null;
    }

    @Nested
    class GivenWithTheCall {

        @Test
        @Tag("AUTH-5")
        void itStandsInForTheSecret() {
            flow.tokens.know(request -> shows(request, "s1gned"));

            assertThat(flow.call(given("s1gned"))).isEqualTo("Bearer token-1");
        }

        @Test
        void aTokenServesOnlyCallsWithTheSameAssertion() {
            flow.tokens.know(request -> shows(request, "s1gned") || shows(request, "0ther"));

            assertThat(flow.call(given("s1gned"))).isEqualTo("Bearer token-1");
            assertThat(flow.call(given("s1gned"))).isEqualTo("Bearer token-1");
            assertThat(flow.call(given("0ther"))).isEqualTo("Bearer token-2");
            assertThat(flow.failure(given("f0rged")).code()).isEqualTo(ErrorCode.CLIENT_REJECTED);
        }

        @Test
        @Tag("AUTH-59")
        void anotherOriginBesideItIsAContradiction() {
            assertThat(flow.failure(given("s1gned").clientAssertionDestination("idp"))
                            .code())
                    .isEqualTo(ErrorCode.INPUT_CONTRADICTORY);
            assertThat(flow.tokens.requests()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"'', urn:x", "s1gned, ''"})
        void halfOfItIsNone(String assertion, String type) {
            CallInput half = CallInput.NONE.clientAssertion(new ClientAssertion(Sensitive.of(assertion), type));

            assertThat(flow.failure(half).code()).isEqualTo(ErrorCode.INPUT_MISSING);
            assertThat(flow.tokens.requests()).isEmpty();
        }

        @Test
        void aDestinationThatCountsOnItHasNoSecretInReserve() {
            flow.with("fairlead.clientAssertion.givenByCall", "true");
            flow.tokens.know(request -> shows(request, "s1gned"));

            assertThat(flow.call(given("s1gned"))).isEqualTo("Bearer token-1");
            assertThat(flow.failure().code()).isEqualTo(ErrorCode.INPUT_MISSING);
        }
    }

    @Nested
    class OfAnotherDestination {

        private Map<String, String> idp(String property, String value) {
            Map<String, String> properties = new HashMap<>(provider.properties("https://unused.example"));
            properties.put("Type", "HTTP");
            properties.put("clientAssertion.type", JWT);
            properties.put(property, value);
            return properties;
        }

        @Test
        void itsTokenIsTheAssertion() {
            flow.beside("idp", idp("scope", "a")).with("clientAssertion.destinationName", "idp");
            flow.tokens.know(request -> shows(request, "token-1"));

            assertThat(flow.call()).isEqualTo("Bearer token-1");
            assertThat(flow.call()).isEqualTo("Bearer token-1");
            assertThat(provider.requests()).hasSize(1);
            assertThat(flow.tokens.requests()).hasSize(1);
        }

        @Test
        void theCallMayNameAnother() {
            flow.beside("idp", idp("scope", "a")).with("clientAssertion.destinationName", "nowhere");
            flow.tokens.know(request -> shows(request, "token-1"));

            assertThat(flow.call(CallInput.NONE.clientAssertionDestination("idp")))
                    .isEqualTo("Bearer token-1");
        }

        @Test
        void anAssertionThatIsRefusedIsFetchedAnewOnce() {
            flow.beside("idp", idp("scope", "a")).with("clientAssertion.destinationName", "idp");
            flow.tokens.know(request -> shows(request, "token-2"));

            assertThat(flow.call()).isEqualTo("Bearer token-1");
            assertThat(provider.requests()).hasSize(2);
            assertThat(flow.tokens.requests()).hasSize(2);
        }

        @Test
        void aSecondRefusalIsFinal() {
            flow.beside("idp", idp("scope", "a")).with("clientAssertion.destinationName", "idp");
            flow.tokens.know(request -> false);

            assertThat(flow.failure().code()).isEqualTo(ErrorCode.CLIENT_REJECTED);
            assertThat(flow.tokens.requests()).hasSize(2);
        }

        @Test
        void whatTheProvidersTokenServiceSaysIsSaidInTheProvidersName() {
            flow.beside("idp", idp("clientSecret", "wr0ng")).with("clientAssertion.destinationName", "idp");

            assertThat(flow.failure())
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CLIENT_REJECTED))
                    .hasMessageContaining("destination 'idp'");
            assertThat(flow.tokens.requests()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "Authentication, OAuth2JWTBearer, its authentication is OAuth2JWTBearer",
            "clientAssertion.type, '', its clientAssertion.type is missing",
            "clientAssertion.destinationName, target, uses a client assertion itself",
            "URL, '', it is invalid"
        })
        @Tag("AUTH-60")
        void aDestinationThatGivesNoAssertionsIsRefused(String property, String value, String found) {
            flow.beside("idp", idp(property, value)).with("clientAssertion.destinationName", "idp");

            isUnusable("idp", found);
        }

        @Test
        @Tag("AUTH-60")
        void aDestinationThatNobodyKnowsIsRefused() {
            flow.with("clientAssertion.destinationName", "nowhere");

            isUnusable("nowhere", "no source knows it");
        }

        @Test
        @Tag("AUTH-60")
        void theDestinationItselfIsRefused() {
            isUnusable(CallInput.NONE.clientAssertionDestination("target"), "target", "it is the destination itself");
        }

        private void isUnusable(String name, String found) {
            isUnusable(CallInput.NONE, name, found);
        }

        private void isUnusable(CallInput input, String name, String found) {
            assertThat(flow.failure(input))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CLIENT_ASSERTION_UNUSABLE))
                    .hasMessageContaining("destination 'target', client assertion provider '" + name + "'")
                    .hasMessageContaining(found);
            assertThat(flow.tokens.requests()).isEmpty();
            assertThat(provider.requests()).isEmpty();
        }
    }
}
