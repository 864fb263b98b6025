package dev.fairlead.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.caller.Caller;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.source.DestinationChain;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.DestinationSource;
import dev.fairlead.source.LookupOptions;
import dev.fairlead.testing.Callers;
import dev.fairlead.testing.Peer;
import dev.fairlead.testing.TestClock;
import dev.fairlead.testing.TokenEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chains whose links are destinations of this server (authentication specification, 9.1). */
class ChainTest {

    private static final String SEQUENTIAL = "com.sap.sequentialUserPropagation";
    private static final String SAML = "com.sap.iasGeneratedOAuth2SamlBearerAssertion";

    private static final Map<String, String> TRANSFORM = Map.of("tokenTransformationDestinationName", "transform");

    private final TestClock clock = new TestClock();
    private final Instant expiry = clock.instant().plusSeconds(3600);
    private final TokenEndpoint helper =
            new TokenEndpoint().allow(TokenEndpoint.JWT_BEARER, TokenEndpoint.TOKEN_EXCHANGE);
    private final TokenEndpoint last = new TokenEndpoint().allow(TokenEndpoint.JWT_BEARER, TokenEndpoint.SAML_BEARER);
    private final Peer target = Peer.http(Peer.answering("ok"));
    private final Map<String, Map<String, String>> destinations = new ConcurrentHashMap<>(Map.of(
            "transform", properties(helper, "OAuth2JWTBearer"),
            "exchange", properties(helper, "OAuth2TokenExchange"),
            "technical", properties(helper, "OAuth2ClientCredentials"),
            "user", properties(last, "OAuth2JWTBearer"),
            "saml", saml()));
    private final DestinationEngine engine = DestinationEngine.builder()
            .sources(List.of(new Changing(destinations)))
            .allowPlainTokenService(true)
            .clock(clock)
            .executor(Runnable::run)
            .build();

    private record Changing(Map<String, Map<String, String>> destinations) implements DestinationSource {
        @Override
        public String description() {
            return "test";
        }

        @Override
        public Set<String> names() {
            return destinations.keySet();
        }

        @Override
        public Optional<Map<String, String>> find(String name) {
            return Optional.ofNullable(destinations.get(name));
        }

        @Override
        public Optional<Map<String, String>> findFragment(String name) {
            return Optional.of(Map.of("scope", "of-fragment"));
        }
    }

    private Map<String, String> properties(TokenEndpoint at, String authentication) {
        Map<String, String> properties = new HashMap<>(at.properties(target.url()));
        properties.put("Type", "HTTP");
        properties.put("Authentication", authentication);
        return properties;
    }

    private Map<String, String> saml() {
        Map<String, String> properties = properties(last, "OAuth2SAMLBearerAssertion");
        properties.remove("clientId");
        properties.remove("clientSecret");
        properties.put("clientKey", TokenEndpoint.CLIENT);
        properties.put("SAMLAssertionProvider", "ClientProvided");
        return properties;
    }

    @AfterEach
    void close() {
        Stream.of(engine, helper, last, target).forEach(ChainTest::close);
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private int get(String name, String chain, Map<String, String> variables, Optional<Caller> caller) {
        DestinationLookup lookup = new DestinationLookup(
                "", "", name, LookupOptions.DEFAULT.chain(new DestinationChain(chain, variables)));
        try (DestinationResponse response = engine.send(lookup, caller, DestinationRequest.get("x"))) {
            return response.status();
        }
    }

    /** The helper answers with a token of its own making. */
    private void transformInto(String token) {
        helper.behave((exchange, request) -> Peer.answer(
                exchange,
                200,
                "application/json",
                "{\"access_token\":\"" + token + "\",\"token_type\":\"bearer\",\"expires_in\":3600,"
                        + "\"issued_token_type\":\"urn:ietf:params:oauth:token-type:access_token\"}"));
    }

    private static List<String> parameter(TokenEndpoint at, String name) {
        return TokenEndpoint.form(at.requests().get(0)).get(name);
    }

    @ParameterizedTest
    @CsvSource({"transform, assertion", "exchange, subject_token"})
    @Tag("AUTH-106")
    void theHelpersTokenTakesThePlaceOfTheUsers(String step, String parameter) {
        String transformed = Callers.token("alice-at-target", expiry);
        transformInto(transformed);
        Optional<Caller> alice = Callers.of("alice", expiry);
        Map<String, String> variables = Map.of("tokenTransformationDestinationName", step);

        get("user", SEQUENTIAL, variables, alice);
        get("user", SEQUENTIAL, variables, alice);

        assertThat(helper.requests()).hasSize(1);
        assertThat(parameter(helper, parameter))
                .containsExactly(alice.orElseThrow().token().orElseThrow().reveal());
        assertThat(last.requests()).hasSize(1);
        assertThat(parameter(last, "assertion")).containsExactly(transformed);
        assertThat(target.requests()).hasSize(2);
    }

    @Test
    void aFragmentGoesOverTheHelper() {
        transformInto(Callers.token("x", expiry));

        get(
                "user",
                SEQUENTIAL,
                Map.of(
                        "tokenTransformationDestinationName", "transform",
                        "tokenTransformationFragmentName", "scoped"),
                Callers.of("alice", expiry));

        assertThat(parameter(helper, "scope")).containsExactly("of-fragment");
    }

    @Test
    @Tag("AUTH-106")
    void usersOfAChainAreKeptApart() {
        for (String user : List.of("alice", "bob")) {
            transformInto(Callers.token(user + "-at-target", expiry));
            get(
                    "user",
                    SEQUENTIAL,
                    Map.of("tokenTransformationDestinationName", "transform"),
                    Callers.of(user, expiry));
        }

        assertThat(last.requests()).hasSize(2);
        assertThat(target.requests().get(0).header("Authorization"))
                .isNotEqualTo(target.requests().get(1).header("Authorization"));
    }

    @Test
    void theAssertionOfTheHelperIsPassedOn() {
        transformInto("PHNhbWw-PC9zYW1sPg");
        last.know(request ->
                List.of(TokenEndpoint.CLIENT).equals(TokenEndpoint.form(request).get("client_id")));

        get("saml", SAML, Map.of("samlProviderDestinationName", "exchange"), Callers.of("alice", expiry));
        get("saml", SAML, Map.of("samlProviderDestinationName", "exchange"), Callers.of("alice", expiry));

        assertThat(parameter(last, "assertion")).containsExactly("PHNhbWw-PC9zYW1sPg");
        assertThat(last.requests()).hasSize(1);
        assertThat(target.requests()).hasSize(2);
    }

    @Test
    @Tag("AUTH-106")
    void aFailureOfTheHelperNamesItAndEndsTheCall() {
        helper.behave((exchange, request) -> TokenEndpoint.refuse(exchange, 400, "invalid_grant", "no"));

        assertThatThrownBy(() -> get(
                        "user",
                        SEQUENTIAL,
                        Map.of("tokenTransformationDestinationName", "transform"),
                        Callers.of("alice", expiry)))
                .hasMessageContaining("destination 'transform'");
        assertThat(last.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "user, com.sap.unknown, tokenTransformationDestinationName, transform, LOOKUP_INVALID",
        "user, com.sap.sequentialUserPropagation, other, transform, INPUT_MISSING",
        "user, com.sap.sequentialUserPropagation, tokenTransformationDestinationName, technical, PROPERTY_INVALID",
        "technical, com.sap.sequentialUserPropagation, tokenTransformationDestinationName, transform, PROPERTY_INVALID",
        "user, com.sap.sequentialUserPropagation, tokenTransformationDestinationName, nowhere, DESTINATION_NOT_FOUND",
        "user, com.sap.iasGeneratedOAuth2SamlBearerAssertion, samlProviderDestinationName, exchange, PROPERTY_INVALID",
        "saml, com.sap.iasGeneratedOAuth2SamlBearerAssertion, samlProviderDestinationName, transform, PROPERTY_INVALID"
    })
    void aChainThatCannotBeIsRefused(String name, String chain, String variable, String value, ErrorCode code) {
        assertThatThrownBy(() -> get(name, chain, Map.of(variable, value), Callers.of("alice", expiry)))
                .isInstanceOfSatisfying(
                        DestinationException.class, e -> assertThat(e.code()).isEqualTo(code));
        assertThat(target.requests()).isEmpty();
    }

    @Test
    void aChainNeedsAUser() {
        assertThatThrownBy(() -> get(
                        "user",
                        SEQUENTIAL,
                        Map.of("tokenTransformationDestinationName", "transform"),
                        Optional.empty()))
                .isInstanceOfSatisfying(
                        DestinationException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_USER));
        assertThat(helper.requests()).isEmpty();
    }

    /** The helper's tokens live so long by its own account, and are good for longer. */
    private void transformFor(Duration lifetime) {
        AtomicInteger number = new AtomicInteger();
        helper.behave((exchange, request) -> Peer.answer(
                exchange,
                200,
                "application/json",
                "{\"access_token\":\"" + Callers.token("alice-" + number.incrementAndGet(), expiry)
                        + "\",\"token_type\":\"bearer\",\"expires_in\":" + lifetime.toSeconds() + "}"));
    }

    private void getAsAlice(Instant until) {
        get("user", SEQUENTIAL, TRANSFORM, Callers.of("alice", until));
    }

    @Test
    @Tag("AUTH-106")
    void aTokenAtTheEndServesOnWhileTheHelpersTokensComeAndGo() {
        transformFor(Duration.ofMinutes(2));

        for (int minute = 0; minute < 29; minute++) {
            getAsAlice(expiry);
            clock.advance(Duration.ofMinutes(1));
        }

        assertThat(last.requests()).hasSize(1);
        assertThat(helper.requests()).hasSize(1);
        assertThat(target.requests()).hasSize(29);
    }

    @Test
    void aRenewalAtTheEndTakesWhatTheHelperGivesThen() {
        transformFor(Duration.ofMinutes(2));
        getAsAlice(expiry);
        clock.advance(Duration.ofMinutes(31));

        getAsAlice(expiry);

        assertThat(helper.requests()).hasSize(2);
        assertThat(last.requests())
                .extracting(request -> TokenEndpoint.form(request).get("assertion"))
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    @Tag("AUTH-106")
    void aChainThatBeginsOtherwiseHasTokensOfItsOwn() {
        transformFor(Duration.ofHours(1));
        getAsAlice(expiry);
        getAsAlice(expiry.plusSeconds(1));
        assertThat(last.requests()).as("another token of the same user").hasSize(2);

        Map<String, String> changed = new HashMap<>(destinations.get("transform"));
        changed.put("scope", "narrow");
        destinations.put("transform", changed);
        clock.advance(Duration.ofMinutes(1));
        getAsAlice(expiry);
        assertThat(last.requests()).as("another revision of the helper").hasSize(3);
        assertThat(TokenEndpoint.form(helper.requests().get(2))).containsEntry("scope", List.of("narrow"));
    }

    @Test
    void aTokenAtTheEndServesNoLongerThanTheUsersOwn() {
        transformFor(Duration.ofHours(1));
        Instant soon = clock.instant().plusSeconds(600);
        getAsAlice(soon);
        clock.advance(Duration.ofMinutes(12));

        assertThatThrownBy(() -> getAsAlice(soon))
                .isInstanceOfSatisfying(
                        DestinationException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USER_TOKEN_EXPIRED));
        assertThat(target.requests()).hasSize(1);
    }
}
