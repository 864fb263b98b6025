package dev.fairlead.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.fairlead.caller.Caller;
import dev.fairlead.caller.CallerIdentity;
import dev.fairlead.caller.UserToken;
import dev.fairlead.configuration.HttpUrl;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.issuer.IssuerKey.Algorithm;
import dev.fairlead.testing.TestClock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("AUTH-43")
class LocalIssuerTest {

    private final TestClock clock = new TestClock();
    private final LocalIssuer issuer = issuer("t-1", false);

    private LocalIssuer issuer(String tenant, boolean nameIsEmail) {
        return new LocalIssuer(settings(tenant, nameIsEmail), IssuerKey.generate(Algorithm.ES256), clock);
    }

    private static LocalIssuerSettings settings(String tenant, boolean nameIsEmail) {
        return new LocalIssuerSettings(
                HttpUrl.parse("https://gateway.example/issuer"),
                HttpUrl.parse("https://gateway.example/issuer/keys"),
                "fairlead-gateway",
                tenant,
                Set.of("FORM", "CLIENT_CERT"),
                Set.of("nightly"),
                nameIsEmail);
    }

    private static Caller caller(String mechanism, String name) {
        return caller("", mechanism, name);
    }

    private static Caller caller(String tenant, String mechanism, String name) {
        return new Caller(new CallerIdentity(tenant, mechanism, name), name, Optional.empty(), true);
    }

    private static JWTClaimsSet claims(UserToken token) throws Exception {
        return SignedJWT.parse(token.reveal()).getJWTClaimsSet();
    }

    private void assertRefused(Caller caller, ErrorCode code) {
        assertThatThrownBy(() -> issuer.token("erp", caller))
                .isInstanceOfSatisfying(
                        DestinationException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @EnumSource
    void thePublishedKeyVerifiesTheToken(Algorithm algorithm) throws Exception {
        LocalIssuer other = new LocalIssuer(settings("t-1", false), IssuerKey.generate(algorithm), clock);
        JWKSet published = JWKSet.parse(other.keys().toString());

        SignedJWT jwt =
                SignedJWT.parse(other.token("erp", caller("FORM", "jane")).reveal());

        JWK key = published.getKeyByKeyId(jwt.getHeader().getKeyID());
        boolean verified = algorithm == Algorithm.RS256
                ? jwt.verify(new RSASSAVerifier(key.toRSAKey()))
                : jwt.verify(new ECDSAVerifier(key.toECKey()));
        assertThat(verified).isTrue();
        assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo(algorithm.name());
        assertThat(jwt.getHeader().getType()).hasToString("JWT");
        assertThat(other.keys().toString()).doesNotContain("\"d\"");
    }

    @Test
    void theTokenSaysWhoTheUserIsForFiveMinutes() throws Exception {
        JWTClaimsSet claims = claims(issuer.token("erp", caller("FORM", "jane@example.org")));

        assertThat(claims.getClaims())
                .containsOnlyKeys("iss", "sub", "user_name", "aud", "zid", "app_tid", "iat", "exp", "jti");
        assertThat(claims.getIssuer()).isEqualTo("https://gateway.example/issuer");
        assertThat(claims.getSubject()).isEqualTo("jane@example.org");
        assertThat(claims.getStringClaim("user_name")).isEqualTo("jane@example.org");
        assertThat(claims.getAudience()).containsExactly("fairlead-gateway");
        assertThat(claims.getStringClaim("zid")).isEqualTo("t-1");
        assertThat(claims.getStringClaim("app_tid")).isEqualTo("t-1");
        assertThat(claims.getIssueTime()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(claims.getExpirationTime()).isEqualTo("2026-01-01T00:05:00Z");
        assertThat(claims.getJWTID()).matches("[0-9a-f]{32}");
    }

    @Test
    void aNameIsAnEmailAddressOnlyIfTheInstallationSaysSo() throws Exception {
        LocalIssuer other = issuer("", true);

        JWTClaimsSet jane = claims(other.token("erp", caller("FORM", "jane@example.org")));
        JWTClaimsSet joe = claims(other.token("erp", caller("FORM", "joe")));

        assertThat(jane.getStringClaim("email")).isEqualTo("jane@example.org");
        assertThat(joe.getClaims()).doesNotContainKeys("email", "zid", "app_tid");
    }

    @Test
    void theUsersOwnTenantWins() throws Exception {
        assertThat(claims(issuer.token("erp", caller("t-2", "FORM", "jane"))).getStringClaim("zid"))
                .isEqualTo("t-2");
    }

    @Test
    void noTokenIsGivenTwice() throws Exception {
        Set<String> ids = new HashSet<>();
        for (int call = 0; call < 100; call++) {
            ids.add(claims(issuer.token("erp", caller("FORM", "jane"))).getJWTID());
        }

        assertThat(ids).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anonymous",
                "ANONYMOUS",
                "<anonymous>",
                "guest",
                "UNAUTHENTICATED",
                "null",
                "a\nb",
                " jane",
                "jane "
            })
    void namesThatStandForNobodyGetNone(String name) {
        assertRefused(caller("FORM", name), ErrorCode.NO_USER);
    }

    @Test
    void endlessNamesGetNone() {
        assertRefused(caller("FORM", "j".repeat(257)), ErrorCode.NO_USER);
    }

    @Test
    void usersOfAMechanismThatIsNotListedGetNone() {
        assertRefused(caller("BASIC", "jane"), ErrorCode.NO_USER_TOKEN);
    }

    @Test
    void principalsThatCodeRunsAsMustBeListedByName() throws Exception {
        assertThat(claims(issuer.token("erp", caller(LocalIssuer.RUN_AS, "nightly")))
                        .getSubject())
                .isEqualTo("nightly");
        assertRefused(caller(LocalIssuer.RUN_AS, "jane"), ErrorCode.NO_USER);
    }

    @Test
    void usersWhomTheApplicationNamesMustBeListedByNameWhateverItSaysOfTheirLogIn() throws Exception {
        assertThat(claims(issuer.token("erp", caller("FORM", "nightly").asClaimed()))
                        .getSubject())
                .isEqualTo("nightly");
        assertRefused(caller("FORM", "jane").asClaimed(), ErrorCode.NO_USER);
    }

    @Test
    void usersWhomTheApplicationNamesAreOfTheInstallationsTenant() throws Exception {
        assertThat(claims(issuer.token("erp", caller("t-1", "FORM", "nightly").asClaimed()))
                        .getStringClaim("zid"))
                .isEqualTo("t-1");
        assertRefused(caller("t-2", "FORM", "nightly").asClaimed(), ErrorCode.INPUT_CONTRADICTORY);
    }

    @Test
    void aUserWithATokenNeedsNone() {
        Caller caller = new Caller(
                new CallerIdentity("", "https://idp.example", "jane"), "jane", Optional.of(UserToken.of("a.b.c")));

        assertThatThrownBy(() -> issuer.token("erp", caller)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anIssuerThatWouldVouchForEverybodyCannotBeMade() {
        assertThatThrownBy(() -> new LocalIssuerSettings(
                        HttpUrl.parse("https://gateway.example"),
                        HttpUrl.parse("https://gateway.example/keys"),
                        "fairlead-gateway",
                        "",
                        Set.of(),
                        Set.of(),
                        false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theMetadataLeadToTheKeys() {
        assertThat(issuer.metadata().getString("issuer")).isEqualTo("https://gateway.example/issuer");
        assertThat(issuer.metadata().getString("jwks_uri")).isEqualTo("https://gateway.example/issuer/keys");
        assertThat(issuer.metadata().getJsonArray("id_token_signing_alg_values_supported"))
                .hasToString("[\"ES256\"]");
    }
}
