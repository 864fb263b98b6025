package dev.fairlead.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.caller.UserToken;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.NoUserException;
import dev.fairlead.json.StrictJson;
import dev.fairlead.testing.TestClock;
import dev.fairlead.testing.Vectors;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserTokenReaderTest {

    private final TestClock clock = new TestClock();
    private final UserTokenReader reader = new UserTokenReader(clock);

    private static UserToken token(String header, String payload) {
        Base64.Encoder base64url = Base64.getUrlEncoder().withoutPadding();
        return UserToken.of(base64url.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "."
                + base64url.encodeToString(payload.getBytes(StandardCharsets.UTF_8)) + ".c2ln");
    }

    private static UserClaims claims(String payload) {
        return new UserClaims(StrictJson.parse(payload).asJsonObject());
    }

    private void assertRefused(UserToken token, ErrorCode code, String found) {
        assertThatThrownBy(() -> reader.current("erp", token))
                .isInstanceOfSatisfying(
                        NoUserException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(found);
    }

    @Test
    void theClaimsOfATokenOfXsuaaAreRead() {
        UserClaims claims = reader.current("erp", UserToken.of(Vectors.t1()));

        assertThat(claims.issuer()).contains("https://mytenant.authentication.eu10.example.com/oauth/token");
        assertThat(claims.subject()).contains("7f0b6a3e-1c0f-4c1e-9a57-0a7f7d1b9c11");
        assertThat(claims.audiences()).containsExactly("sb-fairlead!t1");
        assertThat(claims.tenantId()).contains("0c7d5d0e-0000-4000-8000-000000000001");
        assertThat(claims.tenantSubdomain()).contains("mytenant");
        assertThat(claims.enhancer()).contains("XSUAA");
        assertThat(claims.expiry()).contains(Instant.parse("2026-01-01T01:00:00Z"));
    }

    @Test
    void aTokenIsReadOnce() {
        UserClaims first = reader.claims("erp", UserToken.of(Vectors.t1()));

        assertThat(reader.claims("erp", UserToken.of(Vectors.t1()))).isSameAs(first);
    }

    @Test
    void aKnownTokenStillExpires() {
        reader.current("erp", UserToken.of(Vectors.t1()));

        clock.advance(Duration.ofSeconds(3659));
        reader.current("erp", UserToken.of(Vectors.t1()));
        clock.advance(Duration.ofSeconds(1));

        assertRefused(UserToken.of(Vectors.t1()), ErrorCode.USER_TOKEN_EXPIRED, "expired at 2026-01-01T01:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", ""})
    void anUnsignedTokenIsNobodys(String algorithm) {
        String header = algorithm.isEmpty() ? "{}" : "{\"alg\":\"" + algorithm + "\"}";

        assertRefused(token(header, "{\"exp\":9999999999}"), ErrorCode.USER_TOKEN_REJECTED, "(check: alg)");
        assertRefused(UserToken.of(Vectors.n1()), ErrorCode.USER_TOKEN_REJECTED, "(check: alg)");
    }

    @Test
    void anOpaqueTokenIsToldFromAMalformedOne() {
        assertRefused(UserToken.of("2YotnFZFEjr1zCsicMWpAA"), ErrorCode.NO_USER_TOKEN, "opaque");
        assertRefused(UserToken.of("a.b.c"), ErrorCode.USER_TOKEN_REJECTED, "(check: format)");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '|', textBlock = """
            {}                                   | exp
            {"exp":"1767229200"}                 | exp
            {"exp":null}                         | exp
            {"exp":-1}                           | exp
            {"exp":1e400}                        | exp
            {"exp":1767229200,"nbf":1767225661}  | nbf
            {"exp":1767229200,"iat":1767225661}  | nbf
            {"exp":1767229200,"nbf":"soon"}      | nbf
            """)
    void timesThatAreMissingMalformedOrInTheFutureAreRefused(String payload, String check) {
        assertRefused(token("{\"alg\":\"ES256\"}", payload), ErrorCode.USER_TOKEN_REJECTED, "(check: " + check + ")");
    }

    @Test
    void clocksMayDifferByAMinute() {
        UserToken token = token("{\"alg\":\"ES256\"}", "{\"exp\":1767225541,\"nbf\":1767225659.5,\"iat\":1767225660}");

        assertThat(reader.current("erp", token).expiry()).isPresent();
    }

    @Test
    void aTenantIsKnownByTheNameThatItsIssuerGivesIt() {
        assertThat(claims("{\"app_tid\":\"t-1\",\"zone_uuid\":\"z-1\"}").tenantId())
                .contains("t-1");
        assertThat(claims("{\"zone_uuid\":\"z-1\"}").tenantId()).contains("z-1");
        assertThat(claims("{\"zid\":\"\"}").tenantId()).isEmpty();
    }

    @Test
    void theIssuersFirstLabelIsTheSubdomainForXsuaaOnly() {
        String issuer = "\"iss\":\"https://acme.authentication.eu10.example.com/oauth/token\"";

        assertThat(claims("{" + issuer + ",\"ext_attr\":{\"enhancer\":\"XSUAA\"}}")
                        .tenantSubdomain())
                .contains("acme");
        assertThat(claims("{" + issuer + "}").tenantSubdomain()).isEmpty();
        assertThat(claims("{\"iss\":\"no url\",\"ext_attr\":{\"enhancer\":\"XSUAA\"}}")
                        .tenantSubdomain())
                .isEmpty();
    }

    @Test
    void anAudienceIsOneTextOrSeveral() {
        assertThat(claims("{\"aud\":\"a\"}").audiences()).containsExactly("a");
        assertThat(claims("{\"aud\":[\"a\",7,\"b\"]}").audiences()).containsExactly("a", "b");
        assertThat(claims("{\"aud\":{}}").audiences()).isEmpty();
    }

    @Test
    void claimsDoNotPrint() {
        assertThat(claims("{\"iss\":\"https://idp\",\"email\":\"jane@example.org\"}"))
                .hasToString("UserClaims[issuer=https://idp]");
    }
}
