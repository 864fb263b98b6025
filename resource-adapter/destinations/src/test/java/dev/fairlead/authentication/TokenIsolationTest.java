package dev.fairlead.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.fairlead.caller.Caller;
import dev.fairlead.caller.CallerIdentity;
import dev.fairlead.caller.UserToken;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.input.CallInput;
import dev.fairlead.testing.Callers;
import dev.fairlead.testing.Peer;
import dev.fairlead.testing.TokenEndpoint;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody ever calls with another's token: mistakes that other clients of destinations have made. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TokenIsolationTest {

    private final Flow flow = Flow.of("OAuth2JWTBearer").allowing(TokenEndpoint.JWT_BEARER);

    @AfterEach
    void close() {
        flow.close();
    }

    private Optional<Caller> user(String issuer, String name, Map<String, Object> claims) {
        JWTClaimsSet.Builder payload = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(name)
                .claim("user_name", name)
                .expirationTime(Date.from(flow.clock.instant().plusSeconds(3600)));
        claims.forEach(payload::claim);
        return Optional.of(new Caller(
                new CallerIdentity("", issuer, name),
                name,
                Optional.of(UserToken.of(Callers.sign(payload.build()))),
                true));
    }

    private Optional<Caller> ofTenant(String subdomain, String name) {
        return user(
                "https://" + subdomain + ".authentication.example.com/oauth/token",
                name,
                Map.of("ext_attr", Map.of("enhancer", "XSUAA", "zdn", subdomain), "zid", "id-of-" + subdomain));
    }

    /** Answers with a token that says for whom, and at which tenant's endpoint, it was made. */
    private void nameTheOwner() {
        flow.tokens.behave((exchange, request) -> Peer.answer(
                exchange,
                200,
                "application/json",
                "{\"access_token\":\"of" + request.target().replace('/', '-') + "-" + subject(request)
                        + "\",\"expires_in\":60}"));
    }

    private static String subject(Peer.Seen request) {
        try {
            String assertion = TokenEndpoint.form(request).get("assertion").get(0);
            return SignedJWT.parse(assertion).getJWTClaimsSet().getSubject();
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    private Flow common() {
        return flow.with("tokenServiceURLType", "Common")
                .with("tokenServiceURL", "http://127.0.0.1:" + flow.tokens.port() + "/{tenant}/token");
    }

    @Test
    @Tag("AUTH-25")
    void twoUsersOfTheSameNameFromTwoIdentityProvidersNeverShareAToken() {
        Optional<Caller> one = user("https://one.example", "anna", Map.of());
        Optional<Caller> other = user("https://two.example", "anna", Map.of());

        assertThat(flow.call(one)).isEqualTo("Bearer token-1");
        assertThat(flow.call(other)).isEqualTo("Bearer token-2");
        assertThat(flow.call(one)).isEqualTo("Bearer token-1");
        assertThat(flow.form(0).get("assertion")).isNotEqualTo(flow.form(1).get("assertion"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://acme.accounts.example", "https://acme.authentication.evil.example/oauth/token"})
    void aTokenWhoseIssuerIsUnknownNeverRunsAsTheProvider(String issuer) {
        common().engine(builder -> builder.defaultTenant("provider"));

        assertThat(flow.failure(user(issuer, "anna", Map.of())).code()).isEqualTo(ErrorCode.TENANT_MISSING);
        assertThat(flow.failure("provider", user(issuer, "anna", Map.of()), CallInput.NONE)
                        .code())
                .isEqualTo(ErrorCode.TENANT_MISSING);
        assertThat(flow.tokens.requests()).isEmpty();
    }

    @Test
    void aUserOfXsuaaIsOfTheTenantInTheToken() {
        nameTheOwner();
        common().engine(builder -> builder.defaultTenant("provider"));

        assertThat(flow.call(ofTenant("acme", "anna"))).isEqualTo("Bearer of-acme-token-anna");
    }

    @Test
    void withoutATenantOfItsOwnATokenOfXsuaaIsOfItsIssuersFirstLabel() {
        nameTheOwner();
        Optional<Caller> anna = user(
                "https://acme.authentication.example.com/oauth/token",
                "anna",
                Map.of("ext_attr", Map.of("enhancer", "XSUAA")));

        assertThat(common().call(anna)).isEqualTo("Bearer of-acme-token-anna");
    }

    @Test
    void aCallForAnotherTenantThanTheUsersIsRefused() {
        Optional<Caller> anna = ofTenant("acme", "anna");

        assertThat(flow.failure("umbrella", anna, CallInput.NONE).code()).isEqualTo(ErrorCode.INPUT_CONTRADICTORY);
        assertThat(flow.tokens.requests()).isEmpty();
        assertThat(flow.call("acme", anna, CallInput.NONE)).isEqualTo("Bearer token-1");
        assertThat(flow.call("id-of-acme", anna, CallInput.NONE)).startsWith("Bearer token-");
    }

    @Test
    void fourHundredCallsOfEightTenantsAtOnceEachHaveTheRightToken() throws Exception {
        nameTheOwner();
        common();
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String tenant = "tenant" + i % 8;
            String name = "user" + i % 5;
            Optional<Caller> user = ofTenant(tenant, name);
            calls.add(() -> flow.call(user).equals("Bearer of-" + tenant + "-token-" + name));
        }
        Collections.shuffle(calls);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            for (Future<Boolean> call : threads.invokeAll(calls)) {
                assertThat(call.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(flow.tokens.requests())
                .as("one for each of five users of eight tenants")
                .hasSize(40);
    }

    @Test
    @Tag("AUTH-24")
    void twoUsersWhoTakeTurnsOnEightThreadsAreNeverMixedUp() throws Exception {
        nameTheOwner();
        Optional<Caller> anna = ofTenant("acme", "anna");
        Optional<Caller> ben = ofTenant("acme", "ben");
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            boolean even = i % 2 == 0;
            calls.add(() -> flow.call(even ? anna : ben).endsWith(even ? "-anna" : "-ben"));
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<Boolean> call : threads.invokeAll(calls)) {
                assertThat(call.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(flow.tokens.requests()).hasSize(2);
    }
}
