package dev.fairlead.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.tunnel.Principal;
import dev.fairlead.tunnel.PrincipalKind;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.fetch.Fetch;
import dev.fairlead.tunnel.fixture.MutableClock;
import dev.fairlead.tunnel.fixture.TestIssuer;
import dev.fairlead.tunnel.token.KeyLoader;
import dev.fairlead.tunnel.token.KeySource;
import dev.fairlead.tunnel.token.TrustedIssuer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a token must be to authorise, and how issuers, audiences, scopes and tenants are read. */
class TokenAdmissionTest {
    private static final String DOMAIN = "authentication.eu10.example.com";
    private static final String ZONE = "0c7d5d0e-0000-4000-8000-000000000001";
    private static final String KEYS = "https://" + DOMAIN + "/token_keys?zid=" + ZONE;
    private static final TestIssuer XSUAA = new TestIssuer("https://mytenant." + DOMAIN + "/oauth/token", "k1");
    private static final TestIssuer IDP = new TestIssuer("https://idp.example", "k1");
    private static final TestIssuer NEXT = new TestIssuer("https://idp.example", "k2");

    private final MutableClock clock = new MutableClock(Instant.ofEpochSecond(1767225600));
    private final List<String> fetched = new ArrayList<>();
    private final Map<String, String> documents = new HashMap<>();
    private AdmissionRules rules = new AdmissionRules(Set.of(), Set.of(), "a token");

    @BeforeEach
    void publishKeys() {
        documents.put(KEYS, XSUAA.jwks());
        documents.put("https://idp.example/jwks", IDP.jwks());
    }

    @Test
    void aTokenOfAZoneOfTheXsuaaIsBelieved() {
        Admitted admitted = admit(xsuaa(Set.of()), XSUAA.token(xsuaaClaims("\"aud\":[\"sb-app!t1\"]")));

        assertThat(admitted.tenant()).isEqualTo(ZONE);
        assertThat(admitted.client()).isEqualTo("sb-app!t1");
        assertThat(fetched).containsExactly(KEYS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.evil.com/oauth/token",
                "https://x.authentication.eu10.example.com.evil.com/oauth/token",
                "https://a%2eb.authentication.eu10.example.com/oauth/token",
                "https://a.b.authentication.eu10.example.com/oauth/token",
                "https://user@a.authentication.eu10.example.com/oauth/token",
                "https://authentication.eu10.example.com/oauth/token",
                "https://axauthentication.eu10.example.com/oauth/token",
                "http://a.authentication.eu10.example.com/oauth/token",
                "https://a.authentication.eu10.example.com/oauth/token/",
                "https://a.authentication.eu10.example.com:8443/oauth/token"
            })
    @Tag("AUTH-76")
    void anIssuerThatOnlyLooksLikeAZoneIsRefused(String issuer) {
        TestIssuer evil = new TestIssuer(issuer, "k1");
        String token = evil.token("{\"iss\":\"" + issuer + "\",\"zid\":\"" + ZONE + "\",\"exp\":1767229200}");

        assertRefused("iss", xsuaa(Set.of()), token);
        assertThat(fetched).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../evil", "a&b=c", "", "a#"})
    void aZoneThatIsNoNameOfOneFetchesNothing(String zone) {
        assertRefused(
                "iss", xsuaa(Set.of()), XSUAA.token(xsuaaClaims("\"aud\":\"x\"").replace(ZONE, zone)));
        assertThat(fetched).isEmpty();
    }

    @Test
    @Tag("AUTH-75")
    void aTokenThatNamesForeignKeysIsRefusedAndNobodyIsAsked() {
        String header = "{\"alg\":\"RS256\",\"kid\":\"k1\",\"jku\":\"https://evil.example/keys\"}";

        assertRefused("jku", xsuaa(Set.of()), XSUAA.token(header, xsuaaClaims("\"aud\":\"x\"")));
        assertThat(fetched).isEmpty();
    }

    @Test
    void whereAnXsuaaSaysItsOwnKeysAreDoesNoHarm() {
        String header = "{\"alg\":\"RS256\",\"kid\":\"k1\",\"jku\":\"https://mytenant." + DOMAIN + "/token_keys\"}";

        assertThat(admit(xsuaa(Set.of()), XSUAA.token(header, xsuaaClaims("\"aud\":\"x\""))))
                .isNotNull();
        assertThat(fetched).containsExactly(KEYS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"aud\":[\"sb-app!t1\"]'|true",
                "'\"aud\":\"sb-app!t1.scope\"'|true",
                "'\"aud\":[\"sb-clone!b7|sb-app!t1\"]'|true",
                "'\"grant_type\":\"client_credentials\"'|true",
                "'\"aud\":[]'|false",
                "'\"aud\":[\"sb-other!t1\"]'|false",
                "'\"aud\":[\"sb-other!t1.sb-app!t1\"]'|false"
            })
    void audiencesOfAnXsuaaAreReadAsItWritesThem(String claim, boolean accepted) {
        String token = XSUAA.token(xsuaaClaims(claim));

        if (accepted) {
            assertThat(admit(xsuaa(Set.of("sb-app!t1")), token)).isNotNull();
        } else {
            assertRefused("aud", xsuaa(Set.of("sb-app!t1")), token);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'[\"Connect\",\"x\"]', true",
        "'\"openid Connect\"', true",
        "'\"openid\"', false",
        "'[\"connect\"]', false"
    })
    void everyScopeThatIsRequiredMustBeThere(String scope, boolean accepted) {
        NamedIssuer issuer = named(new IssuerRules(Set.of(), Set.of("Connect"), Optional.of("t1"), List.of(), false));
        String token = IDP.token("{\"iss\":\"https://idp.example\",\"exp\":1767229200,\"scope\":" + scope + "}");

        if (accepted) {
            assertThat(admit(issuer, token).tenant()).isEqualTo("t1");
        } else {
            assertRefused("scope", issuer, token);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'\"zid\":\"a\",\"app_tid\":\"b\"', a",
        "'\"app_tid\":\"b\",\"zone_uuid\":\"c\"', b",
        "'\"zone_uuid\":\"c\"', c",
        "'\"ext_attr\":{\"subaccountid\":\"d\"}', d"
    })
    void theTenantIsWhatTheFirstOfTheUsualClaimsSays(String claims, String tenant) {
        NamedIssuer issuer = named(IssuerRules.forAudiences(Set.of()));

        assertThat(admit(issuer, IDP.token("{\"iss\":\"https://idp.example\",\"exp\":1767229200," + claims + "}"))
                        .tenant())
                .isEqualTo(tenant);
    }

    @Test
    void theCorporateTokenWithinIsThePrincipalWhereConfigured() {
        NamedIssuer issuer = named(new IssuerRules(Set.of(), Set.of(), Optional.of("t1"), List.of(), true));
        String token = IDP.token("{\"iss\":\"https://idp.example\",\"exp\":1767229200,\"user_name\":\"u\","
                + "\"xs.system.attributes\":{\"ias-corporate-idp-token\":[\"x.y.z\"]}}");

        assertThat(admit(issuer, token).principal()).contains(new Principal(PrincipalKind.BUSINESS, "x.y.z"));
    }

    @Test
    void aTokenIsVerifiedOnceUntilItEnds() {
        TokenAdmission admission = admission(named(IssuerRules.forAudiences(Set.of())));
        String token = IDP.token("{\"iss\":\"https://idp.example\",\"exp\":1767229200,\"zid\":\"a\"}");
        assertThat(admit(admission, token)).isNotNull();
        documents.clear();
        clock.advance(Duration.ofMinutes(59));

        assertThat(admit(admission, token)).isNotNull();
        assertThat(fetched).hasSize(1);
        clock.advance(Duration.ofMinutes(3));
        assertThatThrownBy(() -> admit(admission, token)).hasMessageContaining("not accepted");
    }

    @Test
    @Tag("CONN-47")
    @Tag("AUTH-83")
    void aFloodOfUnknownKeysFetchesKeysOnceInThirtySeconds() {
        TokenAdmission admission = admission(named(IssuerRules.forAudiences(Set.of())));
        String claims = "{\"iss\":\"https://idp.example\",\"exp\":1767229200,\"zid\":\"a\",\"n\":%d}";
        assertThat(admit(admission, IDP.token(claims.formatted(0)))).isNotNull();
        documents.put("https://idp.example/jwks", NEXT.jwks());
        for (int i = 1; i <= 50; i++) {
            String token = NEXT.token(claims.formatted(i));
            assertThatThrownBy(() -> admit(admission, token)).isInstanceOf(CompletionException.class);
        }
        assertThat(fetched).hasSize(1);
        clock.advance(Duration.ofSeconds(30));

        assertThat(admit(admission, NEXT.token(claims.formatted(99)))).isNotNull();
        assertThat(fetched).hasSize(2);
    }

    @Test
    @Tag("AUTH-83")
    void knownKeysStayWhileTheirAddressIsDown() {
        TokenAdmission admission = admission(named(IssuerRules.forAudiences(Set.of())));
        String claims = "{\"iss\":\"https://idp.example\",\"exp\":1767299200,\"zid\":\"a\",\"n\":%d}";
        assertThat(admit(admission, IDP.token(claims.formatted(0)))).isNotNull();
        documents.clear();
        clock.advance(Duration.ofHours(2));

        assertThat(admit(admission, IDP.token(claims.formatted(1)))).isNotNull();
    }

    @Test
    void keysAreFoundByDiscovery() {
        documents.put(
                "https://idp.example/.well-known/openid-configuration",
                "{\"issuer\":\"https://idp.example/\",\"jwks_uri\":\"https://idp.example/jwks\"}");
        TrustedIssuer issuer = issuer(KeySource.Discovery.of(URI.create("https://idp.example")));

        assertThat(admit(new NamedIssuer(issuer, IssuerRules.forAudiences(Set.of())), idpToken()))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"issuer\":\"https://evil.example\",\"jwks_uri\":\"https://idp.example/jwks\"}",
                "{\"issuer\":\"https://idp.example\",\"jwks_uri\":\"https://evil.example/jwks\"}",
                "{\"issuer\":\"https://idp.example\",\"jwks_uri\":\"http://idp.example/jwks\"}",
                "{\"issuer\":\"https://idp.example\"}",
                "[]"
            })
    void metadataThatDoNotFitTheirIssuerAreNotFollowed(String metadata) {
        documents.put("https://idp.example/.well-known/openid-configuration", metadata);
        documents.put("https://evil.example/jwks", IDP.jwks());
        documents.put("http://idp.example/jwks", IDP.jwks());
        TrustedIssuer issuer = issuer(KeySource.Discovery.of(URI.create("https://idp.example")));

        assertRefused("sig", new NamedIssuer(issuer, IssuerRules.forAudiences(Set.of())), idpToken());
        assertThat(fetched).containsExactly("https://idp.example/.well-known/openid-configuration");
    }

    @Test
    @Tag("CONN-46")
    void everyRefusalHasAReasonOfItsOwnForTheAuditLog() {
        rules = new AdmissionRules(Set.of(), Set.of("sb-app"), "a token");
        NamedIssuer issuer = named(IssuerRules.forAudiences(Set.of("fairlead")));
        String good = "\"iss\":\"https://idp.example\",\"exp\":1767229200,\"zid\":\"a\",\"aud\":\"fairlead\"";
        List<String> reasons = new ArrayList<>();
        reasons.add(reason(issuer, Credentials.ofToken(Optional.empty())));
        for (String token : List.of(
                "a.b.c",
                IDP.token("{" + good.replace("1767229200", "1767220000") + "}"),
                NEXT.token("{\"alg\":\"RS256\",\"kid\":\"k1\"}", "{" + good + "}"),
                IDP.token("{\"alg\":\"none\"}", "{" + good + "}"),
                IDP.token("{\"alg\":\"HS256\",\"kid\":\"k1\"}", "{" + good + "}"),
                IDP.token("{" + good.replace("idp", "other") + "}"),
                IDP.token("{" + good + ",\"client_id\":\"sb-other\"}"))) {
            reasons.add(reason(issuer, Credentials.ofToken(Optional.of(token))));
        }

        assertThat(reasons).doesNotHaveDuplicates().hasSize(8);
        assertThat(reasons)
                .extracting(reason -> reason.substring(0, reason.indexOf(':')))
                .containsExactly("missing", "format", "exp", "sig", "alg", "alg", "iss", "client");
    }

    private static String idpToken() {
        return IDP.token("{\"iss\":\"https://idp.example\",\"exp\":1767229200,\"zid\":\"a\"}");
    }

    private static String xsuaaClaims(String claim) {
        return "{\"iss\":\"https://mytenant." + DOMAIN + "/oauth/token\",\"client_id\":\"sb-app!t1\",\"zid\":\"" + ZONE
                + "\",\"exp\":1767229200," + claim + "}";
    }

    private static XsuaaIssuer xsuaa(Set<String> audiences) {
        return new XsuaaIssuer(DOMAIN, Set.of("RS256"), Set.of(), IssuerRules.forAudiences(audiences));
    }

    private static NamedIssuer named(IssuerRules issuerRules) {
        return new NamedIssuer(issuer(new KeySource.Url(URI.create("https://idp.example/jwks"))), issuerRules);
    }

    private static TrustedIssuer issuer(KeySource keys) {
        return new TrustedIssuer("https://idp.example", keys, Set.of("RS256"), Set.of(), Map.of());
    }

    private Admitted admit(ProxyIssuer issuer, String token) {
        return admit(admission(issuer), token);
    }

    private static Admitted admit(TokenAdmission admission, String token) {
        return admission
                .admit(Credentials.ofToken(Optional.of(token)))
                .toCompletableFuture()
                .join();
    }

    private TokenAdmission admission(ProxyIssuer issuer) {
        Fetch fetch = uri -> {
            fetched.add(uri.toString());
            String document = documents.get(uri.toString());
            if (document == null) {
                throw new IOException("answer with status 404");
            }
            return document.getBytes(StandardCharsets.UTF_8);
        };
        return new TokenAdmission(
                new ProxyTokens(List.of(issuer), new KeyLoader(fetch), Runnable::run, Runnable::run, clock), rules);
    }

    private void assertRefused(String reason, ProxyIssuer issuer, String token) {
        assertThat(reason(issuer, Credentials.ofToken(Optional.of(token)))).startsWith(reason + ":");
    }

    private String reason(ProxyIssuer issuer, Credentials credentials) {
        return admission(issuer)
                .admit(credentials)
                .handle((admitted, refusal) -> {
                    assertThat(refusal).as("a refusal").isNotNull();
                    Throwable cause = refusal instanceof CompletionException ? refusal.getCause() : refusal;
                    RefusedException refused = (RefusedException) cause;
                    assertThat(refused.toStreamError().code()).isEqualTo(TunnelErrorCode.UNAUTHENTICATED);
                    return refused.reason();
                })
                .toCompletableFuture()
                .join();
    }
}
