package dev.fairlead.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.fairlead.caller.Caller;
import dev.fairlead.caller.CallerIdentity;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.source.LookupOptions;
import dev.fairlead.source.TenantStrategy;
import dev.fairlead.testing.Callers;
import dev.fairlead.testing.Peer;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose destinations count, and who may call them. */
class RemoteTenantTest extends RemoteFixture {

    private void contradictory(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        DestinationException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT_CONTRADICTORY));
        assertThat(target.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CURRENT_TENANT, acme, acme",
        "CURRENT_TENANT, '', provider",
        "SUBSCRIBER_ONLY, acme, acme",
        "PROVIDER_ONLY, acme, provider",
        "PROVIDER_ONLY, '', provider",
        "SUBSCRIBER_FIRST, acme, acme",
        "PROVIDER_FIRST, acme, provider",
        "SUBSCRIBER_FIRST, '', provider"
    })
    void aStrategyTellsWhoseDestinationCounts(TenantStrategy strategy, String tenant, String whose) {
        service.put("acme", "subaccount", "erp", properties("NoAuthentication", "URL.queries.of", "acme"));
        service.put(PROVIDER, "subaccount", "erp", properties("NoAuthentication", "URL.queries.of", PROVIDER));

        get(lookup(tenant, "erp", LookupOptions.DEFAULT.strategy(strategy)), Optional.empty());

        assertThat(target.onlyRequest().target()).isEqualTo("/x?of=" + whose);
    }

    @Test
    void thereIsNoSilentFallBackToTheProvider() {
        service.put(PROVIDER, "subaccount", "erp", properties("NoAuthentication"));

        for (TenantStrategy strategy : List.of(TenantStrategy.CURRENT_TENANT, TenantStrategy.SUBSCRIBER_ONLY)) {
            assertThatThrownBy(() -> engine.describe(lookup("acme", "erp", LookupOptions.DEFAULT.strategy(strategy))))
                    .hasMessageContaining("FL-DEST-001");
        }
        assertThatThrownBy(() -> engine.describe(
                        lookup("", "erp", LookupOptions.DEFAULT.strategy(TenantStrategy.SUBSCRIBER_ONLY))))
                .hasMessageContaining("FL-DEST-006");
    }

    @Test
    void aFirstStrategyGoesOnAfterNotFoundAndAfterNothingElse() {
        LookupOptions first = LookupOptions.DEFAULT.strategy(TenantStrategy.SUBSCRIBER_FIRST);
        service.put(PROVIDER, "subaccount", "erp", properties("NoAuthentication"));

        assertThat(engine.describe(lookup("acme", "erp", first)).name()).isEqualTo("erp");
        assertThat(service.finds()).hasSize(2);

        for (int status : new int[] {400, 403, 500}) {
            service.breakDown((exchange, request) -> Peer.answer(exchange, status, "text/plain", "x"));
            assertThatThrownBy(() -> engine.describe(lookup("other-" + status, "erp", first)))
                    .isInstanceOf(DestinationException.class);
            service.recover();
        }
        assertThat(service.tokenRequests().stream()
                        .filter(request -> request.header("X-Test-Host").startsWith(PROVIDER)))
                .hasSize(1);
    }

    @Test
    void aUserOfAnotherTenantMayNotCall() {
        for (String authentication : List.of("NoAuthentication", "OAuth2JWTBearer", "OAuth2ClientCredentials")) {
            service.put("acme", "subaccount", authentication, properties(authentication));
            service.put(PROVIDER, "subaccount", authentication, properties(authentication));

            contradictory(() -> get(lookup("acme", authentication), user("globex", "mallory")));
            contradictory(() -> get(lookup("", authentication), user("globex", "mallory")));
        }
        assertThat(service.finds().stream().filter(find -> find.header("X-user-token") != null))
                .isEmpty();
    }

    @Test
    void whoHasNoTokenIsJudgedByTheTenantThatTheContainerKnowsAlsoAfterOthersHaveCalled() {
        service.put(PROVIDER, "subaccount", "erp", properties("OAuth2ClientCredentials"));
        get(lookup("", "erp"), Optional.empty());
        Optional<Caller> mallory = Optional.of(new Caller(
                new CallerIdentity("id-of-globex", "form login", "mallory"), "mallory", Optional.empty(), true));

        assertThatThrownBy(() -> get(lookup("", "erp"), mallory))
                .isInstanceOfSatisfying(
                        DestinationException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT_CONTRADICTORY));
        assertThat(target.requests()).hasSize(1);
    }

    @Test
    void aSubscribersUserMayUseTheProvidersDestinationWhereTheCallSaysSo() {
        service.put(PROVIDER, "subaccount", "erp", properties("OAuth2JWTBearer"));
        LookupOptions provider = LookupOptions.DEFAULT.strategy(TenantStrategy.PROVIDER_ONLY);

        get(lookup("acme", "erp", provider), user("acme", "alice"));

        assertThat(lastAuthorization()).startsWith("Bearer alice-provider-");
        assertThat(lastFind().header("X-user-token")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://acme/oauth/token", "unknown", "https://idp.example"})
    void aTokenWhoseIssuerIsUnknownNeverRunsAsTheProvider(String issuer) {
        service.put(PROVIDER, "subaccount", "erp", properties("OAuth2JWTBearer"));
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject("mallory")
                .expirationTime(Date.from(clock.instant().plusSeconds(3600)));
        Optional<Caller> ofSubscriber = Callers.of(
                "", "mallory", Callers.sign(claims.claim("zid", "id-of-acme").build()));
        Optional<Caller> ofNobody =
                Callers.of("", "mallory", Callers.sign(claims.claim("zid", null).build()));

        contradictory(() -> get(lookup("", "erp"), ofSubscriber));
        contradictory(() -> get(lookup("", "erp"), ofNobody));
        assertThat(service.finds().stream().filter(find -> find.header("X-user-token") != null))
                .isEmpty();
    }

    @Test
    void aForeignIssuerCountsWhereTheDestinationNamesItsKeys() {
        service.put(
                PROVIDER,
                "subaccount",
                "erp",
                properties("OAuth2JWTBearer", "x_user_token.jwks_uri", "https://idp.example/keys"));

        get(
                lookup("", "erp"),
                Callers.of("", "alice", Callers.token("alice", clock.instant().plusSeconds(3600))));

        assertThat(lastAuthorization()).startsWith("Bearer alice-provider-");
    }

    @Test
    void aTenantThatIsNoHostLabelIsRefused() {
        assertThatThrownBy(() -> engine.describe(lookup("evil.com/#", "erp")))
                .isInstanceOfSatisfying(
                        DestinationException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TENANT_INVALID));
        assertThat(service.tokenRequests()).isEmpty();
    }

    @Test
    @Tag("DEST-99")
    void fourHundredRequestsOfEightTenantsAtOnceEachWithTheRightToken() throws Exception {
        for (int tenant = 0; tenant < 8; tenant++) {
            service.put("t" + tenant, "subaccount", "erp", properties("OAuth2JWTBearer"));
            service.put(
                    "t" + tenant,
                    "subaccount",
                    "tech",
                    properties("OAuth2ClientCredentials", "tokenServiceURLType", "Common"));
        }
        ExecutorService threads = Executors.newFixedThreadPool(32);
        try (Peer echo = Peer.http(
                (exchange, request) -> Peer.answer(exchange, 200, "text/plain", request.header("Authorization")))) {
            for (int tenant = 0; tenant < 8; tenant++) {
                for (String name : List.of("erp", "tech")) {
                    service.put(
                            "t" + tenant,
                            "subaccount",
                            name,
                            properties(
                                    name.equals("erp") ? "OAuth2JWTBearer" : "OAuth2ClientCredentials",
                                    "URL",
                                    echo.url(),
                                    "tokenServiceURLType",
                                    name.equals("erp") ? "Dedicated" : "Common"));
                }
            }
            List<Future<String>> wrong = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                String tenant = "t" + i % 8;
                String user = "user" + i % 24 / 8;
                boolean technical = i % 2 == 0 && i % 3 == 0;
                wrong.add(threads.submit(() -> {
                    String expected = "Bearer " + (technical ? tenant : user) + "-" + tenant + "-";
                    Optional<Caller> caller = user(tenant, user);
                    try (DestinationResponse response = engine.send(
                            lookup(tenant, technical ? "tech" : "erp"), caller, DestinationRequest.get("x"))) {
                        String got = response.text();
                        return got.startsWith(expected) ? "" : expected + " expected, got " + got;
                    }
                }));
            }
            for (Future<String> result : wrong) {
                assertThat(result.get()).isEmpty();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
