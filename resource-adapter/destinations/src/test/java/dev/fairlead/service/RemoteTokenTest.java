package dev.fairlead.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.authentication.CallContext;
import dev.fairlead.authentication.ObtainedToken;
import dev.fairlead.caller.Caller;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.http.AuthorizationEndpoint;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.input.AuthorizationCode;
import dev.fairlead.input.CallInput;
import dev.fairlead.input.ClientAssertion;
import dev.fairlead.input.Sensitive;
import dev.fairlead.input.TypedToken;
import dev.fairlead.source.DestinationChain;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.LookupOptions;
import dev.fairlead.testing.Callers;
import dev.fairlead.testing.DestinationService;
import dev.fairlead.testing.Peer;
import dev.fairlead.testing.TokenEndpoint;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that the Destination service gets: what is sent for them, how they are read, kept and used. */
class RemoteTokenTest extends RemoteFixture {

    private void put(String authentication, String... more) {
        service.put(PROVIDER, "subaccount", "erp", properties(authentication, more));
    }

    private int get(Optional<Caller> caller) {
        return get(lookup("", "erp"), caller);
    }

    private int get(CallInput input) {
        return get(
                lookup("", "erp"), Optional.empty(), DestinationRequest.get("x").input(input));
    }

    private void failsWith(ErrorCode code, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        DestinationException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void theUsersTokenGoesAlongAndTheAnswerIsKeptForTheUser() {
        put("OAuth2JWTBearer");
        Optional<Caller> alice = user(PROVIDER, "alice");

        get(alice);
        get(alice);

        assertThat(service.finds()).hasSize(1);
        assertThat(lastFind().header("X-user-token"))
                .isEqualTo(alice.orElseThrow().token().orElseThrow().reveal());
        assertThat(lastAuthorization()).startsWith("Bearer alice-provider-");
    }

    @Test
    @Tag("DEST-99")
    void tokensOfOneUserAreNeverSentForAnother() {
        put("OAuth2JWTBearer");

        get(user(PROVIDER, "alice"));
        get(user(PROVIDER, "bob"));

        assertThat(lastAuthorization()).startsWith("Bearer bob-provider-");
        assertThat(service.finds()).hasSize(2);
    }

    @Test
    @Tag("AUTH-44")
    void aTokenThatCameForAUserIsThatUsersWhateverTheAuthentication() {
        put("OAuth2ClientCredentials");

        get(user(PROVIDER, "alice"));
        String ofAlice = lastAuthorization();
        get(user(PROVIDER, "bob"));

        assertThat(ofAlice).startsWith("Bearer alice-provider-");
        assertThat(lastAuthorization()).startsWith("Bearer client-provider-");
        assertThat(lastFind().header("X-user-token")).isNull();
    }

    @Test
    void twoUsersOfTheSameNameFromTwoIssuersNeverShareAToken() {
        put("OAuth2JWTBearer", "x_user_token.jwks_uri", "https://idp.example/keys");
        Optional<Caller> one =
                Callers.of("", "alice", Callers.token("alice", clock.instant().plusSeconds(3600)));
        Optional<Caller> other =
                Callers.of("", "alice", Callers.token("alice", clock.instant().plusSeconds(3601)));

        get(one);
        String ofOne = lastAuthorization();
        get(other);

        assertThat(lastAuthorization()).isNotEqualTo(ofOne);
    }

    @Test
    void whoeverNeedsAUserSaysSoWithoutAskingForAToken() {
        put("OAuth2JWTBearer");
        engine.describe(lookup("", "erp"));

        failsWith(ErrorCode.NO_USER, () -> get(Optional.empty()));
        failsWith(ErrorCode.NO_USER_TOKEN, () -> get(Callers.withoutToken("alice")));
        failsWith(
                ErrorCode.USER_TOKEN_EXPIRED,
                () -> get(Callers.of(
                        "", "alice", Callers.token("alice", clock.instant().minusSeconds(3600)))));

        assertThat(service.finds()).hasSize(1);
        assertThat(target.requests()).isEmpty();
    }

    @Test
    @Tag("DEST-28")
    @Tag("AUTH-51")
    void anErrorEntryIsAnErrorAndNotKept() {
        put("OAuth2ClientCredentials");
        service.authTokens("""
                [{"type":"","value":"","error":"Retrieval of OAuthToken failed due to: eyJhbGciOiJub25l.eyJzdWIiOiJhIn0.c2ln refused","expires_in":"0"},
                 {"type":"Bearer","value":"g00d","http_header":{"key":"Authorization","value":"Bearer g00d"}}]""");

        for (int i = 1; i <= 2; i++) {
            assertThatThrownBy(() -> get(Optional.empty()))
                    .isInstanceOfSatisfying(
                            DestinationException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.TOKEN_RETRIEVAL_FAILED))
                    .hasMessageContaining("Retrieval of OAuthToken failed due to: *** refused")
                    .hasMessageNotContaining("eyJ");
            assertThat(service.finds()).hasSize(i);
        }
        assertThat(target.requests()).isEmpty();
    }

    @Test
    void noTokenWhereOneIsNeededIsAnError() {
        put("OAuth2ClientCredentials");
        service.authTokens("[]");

        failsWith(ErrorCode.TOKEN_MISSING, () -> get(Optional.empty()));
        assertThat(target.requests()).isEmpty();
    }

    @Test
    @Tag("AUTH-52")
    @Tag("DEST-62")
    void everyEntryIsAppliedUnderItsOwnName() {
        put("OAuth2ClientCredentials");
        service.authTokens("""
                [{"type":"Bearer","value":"first-1","http_header":{"key":"X-First","value":"Bearer first-1"},"expires_in":"3600"},
                 {"type":"Bearer","value":"second-2","expires_in":3600}]""");

        get(Optional.empty());
        get(Optional.empty());

        assertThat(service.finds()).hasSize(1);
        for (Peer.Seen request : target.requests()) {
            assertThat(request.header("X-First")).isEqualTo("Bearer first-1");
            assertThat(request.header("Authorization")).isEqualTo("Bearer second-2");
        }
    }

    @ParameterizedTest
    @Tag("AUTH-53")
    @ValueSource(strings = {"0", "", "abc", "-5"})
    void aTokenWithoutALifetimeIsUsedOnce(String expiresIn) {
        put("OAuth2ClientCredentials");
        service.expiresIn(expiresIn);

        get(Optional.empty());
        String first = lastAuthorization();
        get(Optional.empty());

        assertThat(service.finds()).hasSize(2);
        assertThat(lastAuthorization()).isNotEqualTo(first);
    }

    @Test
    void aTokenIsFetchedAnewBeforeItExpiresWithoutAskingForTheConfigurationFirst() {
        put("OAuth2ClientCredentials");
        service.expiresIn("120");
        get(Optional.empty());
        String first = lastAuthorization();

        clock.advance(Duration.ofSeconds(100));
        get(Optional.empty());

        assertThat(lastAuthorization()).isNotEqualTo(first);
        assertThat(service.finds()).hasSize(2);
    }

    @Test
    void whatTheTargetRefusesIsReplacedOnce() {
        put("OAuth2ClientCredentials");
        List<String> seen = new ArrayList<>();
        try (Peer strict = Peer.http((exchange, request) -> {
            seen.add(request.header("Authorization"));
            Peer.answer(exchange, seen.size() == 1 ? 401 : 200, "text/plain", "x");
        })) {
            put("OAuth2ClientCredentials", "URL", strict.url());

            assertThat(get(Optional.empty())).isEqualTo(200);
        }

        assertThat(seen).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void codesAndRefreshTokensAreUsedOnceAndWhatReplacesThemGoesToTheCaller() {
        put("OAuth2AuthorizationCode");
        List<String> received = new ArrayList<>();
        CallInput input = CallInput.NONE
                .authorizationCode(new AuthorizationCode(
                        Sensitive.of("c0de"), Optional.of("https://app/cb?a=b"), Optional.of(Sensitive.of("v3rifier"))))
                .refreshTokens(token -> received.add(token.reveal()));

        get(input);

        assertThat(service.finds()).hasSize(1);
        assertThat(lastFind().header("X-code")).isEqualTo("c0de");
        assertThat(lastFind().header("X-redirect-uri")).isEqualTo("https%3A%2F%2Fapp%2Fcb%3Fa%3Db");
        assertThat(lastFind().header("X-code-verifier")).isEqualTo("v3rifier");
        assertThat(received).containsExactly("refresh-client-provider-2");

        put("OAuth2RefreshToken");
        clock.advance(Duration.ofMinutes(5));
        CallInput refresh = CallInput.NONE.refreshToken(Sensitive.of(received.get(0)));
        get(refresh);
        get(refresh);
        assertThat(service.finds().stream().filter(find -> find.header("X-refresh-token") != null))
                .hasSize(2);
    }

    @Test
    void usersAreAskedWhereTheDestinationSaysAndTheirCodeGoesToTheService() {
        service.put(
                "acme",
                "subaccount",
                "erp",
                properties(
                        "OAuth2AuthorizationCode",
                        "fairlead.authorizationURL",
                        "https://login.example/authorize",
                        "scope",
                        "read"));
        DestinationLookup ofAcme = lookup("acme", "erp");

        assertThat(engine.authorizationEndpoint(ofAcme))
                .isEqualTo(new AuthorizationEndpoint(
                        URI.create("https://login.example/authorize"), "c", Optional.of("read")));
        assertThat(lastFind().target()).endsWith("?$skipTokenRetrieval=true");

        CallInput code = CallInput.NONE.authorizationCode(
                new AuthorizationCode(Sensitive.of("c0de-of-user"), Optional.empty(), Optional.empty()));
        assertThat(get(
                        ofAcme,
                        user("acme", "alice"),
                        DestinationRequest.get("x").input(code)))
                .isEqualTo(200);
        assertThat(service.finds()).hasSize(2);
        assertThat(lastFind().header("X-code")).isEqualTo("c0de-of-user");
        assertThat(lastFind().header("X-user-token")).isNull();
        assertThat(lastAuthorization()).startsWith("Bearer ");
    }

    @Test
    void aCodeIsNotSentTwiceWhenTheServiceMayHaveSeenIt() {
        put("OAuth2AuthorizationCode");
        engine.describe(lookup("", "erp"));
        service.fault((exchange, request) -> exchange.close());

        failsWith(
                ErrorCode.SERVICE_UNREACHABLE,
                () -> get(CallInput.NONE.authorizationCode(
                        new AuthorizationCode(Sensitive.of("c0de"), Optional.empty(), Optional.empty()))));

        assertThat(service.finds().stream().filter(find -> find.header("X-code") != null))
                .hasSize(1);
    }

    @Test
    void subjectAndActorTokensGoWithTheirTypes() {
        put("OAuth2TokenExchange");

        get(CallInput.NONE
                .subjectToken(new TypedToken(Sensitive.of("subj3ct"), TypedToken.ACCESS_TOKEN))
                .actorToken(new TypedToken(Sensitive.of("act0r"), "urn:actor")));

        assertThat(lastFind().header("X-subject-token")).isEqualTo("subj3ct");
        assertThat(lastFind().header("X-subject-token-type")).isEqualTo(TypedToken.ACCESS_TOKEN);
        assertThat(lastFind().header("X-actor-token")).isEqualTo("act0r");
        assertThat(lastFind().header("X-actor-token-type")).isEqualTo("urn:actor");
    }

    @Test
    void missingInputIsNamedThoughTheServiceRefusedFirst() {
        put("OAuth2RefreshToken");

        assertThatThrownBy(() -> get(CallInput.NONE))
                .isInstanceOfSatisfying(
                        DestinationException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT_MISSING))
                .hasMessageContaining("refresh token");
    }

    @Test
    @Tag("AUTH-59")
    void aClientAssertionAndTheNameOfItsGiverExcludeEachOther() {
        put("OAuth2ClientCredentials");
        CallInput both = CallInput.NONE
                .clientAssertion(new ClientAssertion(Sensitive.of("assertion"), "urn:type"))
                .clientAssertionDestination("giver");

        failsWith(ErrorCode.INPUT_CONTRADICTORY, () -> get(both));
        assertThat(service.finds()).isEmpty();

        get(CallInput.NONE.clientAssertionDestination("giver"));
        assertThat(lastFind().header("X-client-assertion-destination-name")).isEqualTo("giver");
    }

    @Test
    @Tag("AUTH-58")
    void aUsersTokenAndATenantNeverGoTogether() {
        assertThatThrownBy(() ->
                        TokenHeaders.of("erp", List.of(Map.entry("X-user-token", "t"), Map.entry("X-tenant", "acme"))))
                .isInstanceOfSatisfying(
                        DestinationException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT_CONTRADICTORY))
                .hasMessageContaining("cannot mix 'x-user-token' with 'x-tenant'");

        service.put(
                "acme", "subaccount", "erp", properties("OAuth2ClientCredentials", "tokenServiceURLType", "Common"));
        get(lookup("acme", "erp"), user("acme", "alice"));

        assertThat(lastFind().header("X-tenant")).isEqualTo("acme");
        assertThat(lastFind().header("X-user-token")).isNull();
        assertThat(lastAuthorization()).startsWith("Bearer acme-acme-");
    }

    @Test
    void aChainGetsItsVariablesAndTheUsersTokenAmongThem() {
        put("OAuth2JWTBearer");
        LookupOptions options = LookupOptions.DEFAULT.chain(new DestinationChain(
                "com.sap.sequentialUserPropagation", Map.of("tokenTransformationDestinationName", "helper")));
        Optional<Caller> alice = user(PROVIDER, "alice");

        get(lookup("", "erp", options), alice);

        assertThat(lastFind().header("X-chain-name")).isEqualTo("com.sap.sequentialUserPropagation");
        assertThat(lastFind().header("X-chain-var-tokenTransformationDestinationName"))
                .isEqualTo("helper");
        assertThat(lastFind().header("X-chain-var-userToken"))
                .isEqualTo(alice.orElseThrow().token().orElseThrow().reveal());
        assertThat(lastFind().header("X-user-token")).isNull();
    }

    @Test
    void basicAuthenticationNeedsNoTokenOfTheService() {
        put("BasicAuthentication", "User", "u", "Password", "s3cret");

        get(Optional.empty());
        get(Optional.empty());

        assertThat(service.finds()).hasSize(1);
        assertThat(lastAuthorization()).isEqualTo("Basic dTpzM2NyZXQ=");
    }

    @Test
    @Tag("DEST-103")
    void theServicesOwnTokenIsRenewedBeforeItExpiresPerTenant() {
        put("NoAuthentication");
        service.put("acme", "subaccount", "erp", properties("NoAuthentication"));
        engine.describe(lookup("", "erp"));
        engine.describe(lookup("acme", "erp"));
        assertThat(service.tokenRequests()).hasSize(2);

        clock.advance(Duration.ofHours(1));
        engine.describe(lookup("", "erp"));
        assertThat(service.tokenRequests()).hasSize(2);

        clock.advance(Duration.ofHours(2));
        engine.describe(lookup("", "erp"));
        assertThat(service.tokenRequests()).hasSize(3);
        assertThat(service.tokenRequests().get(2).header("X-Test-Host"))
                .isEqualTo(DestinationService.PROVIDER + ".uaa.test");
    }

    @Test
    void theTechnicalUserOfAnRfcDestinationGetsItsTokenHere() {
        try (TokenEndpoint tokens = new TokenEndpoint()) {
            service.put(PROVIDER, "subaccount", "rfc", tokens.technicalRfcUser());

            Optional<ObtainedToken> token = engine.token(lookup("", "rfc"), CallContext.NONE);

            assertThat(token.orElseThrow().value().reveal()).isEqualTo("token-1");
        }
    }

    @ParameterizedTest
    @CsvSource({"true, create", "false,"})
    void aSessionIsAskedForWithAnAssertionOfTheServiceToo(String asked, String field) {
        put(
                "SAMLAssertion",
                "audience",
                "https://abap.example",
                "authnContextClassRef",
                "urn:oasis:names:tc:SAML:2.0:ac:classes:X509",
                "fairlead.saml.securitySession",
                asked);

        get(user(PROVIDER, "alice"));

        assertThat(target.onlyRequest().header("x-sap-security-session")).isEqualTo(field);
    }
}
