package dev.fairlead.jwt;

import static dev.fairlead.jwt.VerifierFixture.HEADER;
import static dev.fairlead.jwt.VerifierFixture.K1;
import static dev.fairlead.jwt.VerifierFixture.PAYLOAD;
import static dev.fairlead.jwt.VerifierFixture.STRANGER;
import static dev.fairlead.jwt.VerifierFixture.T1;
import static dev.fairlead.jwt.VerifierFixture.XSUAA;
import static dev.fairlead.jwt.VerifierFixture.assertRefused;
import static dev.fairlead.jwt.VerifierFixture.issuer;
import static dev.fairlead.jwt.VerifierFixture.jwks;
import static dev.fairlead.jwt.VerifierFixture.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import dev.fairlead.caller.UserToken;
import dev.fairlead.configuration.UserTokenRules;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.NoUserException;
import dev.fairlead.testing.Vectors;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of an issuer that the installation trusts. Vectors of the authentication specification, 14.2. */
class UserTokenVerifierTest {

    private final VerifierFixture fixture = new VerifierFixture();

    @Test
    void theTokenOfTheSpecificationIsBelieved() {
        assertThat(fixture.verify(T1).text("user_name")).contains("jane.doe@example.org");
    }

    @Test
    void withoutIssuersAndKeysNobodyIsBelieved() {
        assertRefused(fixture.verifier(), T1, UserTokenRules.DEFAULT, "iss");
    }

    static Stream<Arguments> notBelieved() {
        return Stream.of(
                arguments("N1: not signed", Vectors.n1(), "alg"),
                arguments("N2: signed with the public key as a secret", Vectors.n2(), "alg"),
                arguments(
                        "alg none with a signature",
                        resigned(HEADER.replace("RS256", "none"), PAYLOAD).reveal(),
                        "alg"),
                arguments(
                        "alg None",
                        HandmadeJwt.encode("{\"alg\":\"None\"}") + "." + HandmadeJwt.encode(PAYLOAD) + ".",
                        "alg"),
                arguments(
                        "signature cut off",
                        Vectors.t1().substring(0, Vectors.t1().lastIndexOf('.') + 1),
                        "alg"),
                arguments("without exp", signed(HEADER, without("exp")).reveal(), "exp"),
                arguments(
                        "exp as text",
                        signed(HEADER, PAYLOAD.replace("1767229200", "\"1767229200\""))
                                .reveal(),
                        "exp"),
                arguments(
                        "iss with a slash behind",
                        signed(HEADER, PAYLOAD.replace(XSUAA, XSUAA + "/")).reveal(),
                        "iss"),
                arguments(
                        "iss in capitals",
                        signed(HEADER, PAYLOAD.replace("https://mytenant", "HTTPS://mytenant"))
                                .reveal(),
                        "iss"),
                arguments("without iss", signed(HEADER, without("iss")).reveal(), "iss"),
                arguments(
                        "iss as array",
                        signed(HEADER, PAYLOAD.replace("\"" + XSUAA + "\"", "[\"" + XSUAA + "\"]"))
                                .reveal(),
                        "iss"),
                arguments(
                        "aud of others",
                        signed(HEADER, PAYLOAD.replace("sb-fairlead!t1", "other"))
                                .reveal(),
                        "aud"),
                arguments("without aud", signed(HEADER, without("aud")).reveal(), "aud"),
                arguments(
                        "unknown kid",
                        signed(HEADER.replace("fl-test-1", "other"), PAYLOAD).reveal(),
                        "sig"),
                arguments(
                        "kid as number",
                        signed(HEADER.replace("\"fl-test-1\"", "1"), PAYLOAD).reveal(),
                        "sig"),
                arguments(
                        "another's signature",
                        HandmadeJwt.signed(HEADER, PAYLOAD, STRANGER).reveal(),
                        "sig"),
                arguments("payload replaced", payloadReplaced(), "sig"),
                arguments(
                        "crit",
                        signed(HEADER.replace("{", "{\"crit\":[\"exp\"],"), PAYLOAD)
                                .reveal(),
                        "typ"),
                arguments(
                        "nested",
                        signed(HEADER.replace("{", "{\"cty\":\"JWT\","), PAYLOAD)
                                .reveal(),
                        "typ"),
                arguments(
                        "another typ",
                        signed(HEADER.replace("\"JWT\"", "\"at+jwt\""), PAYLOAD).reveal(),
                        "typ"),
                arguments(
                        "without typ",
                        signed(HEADER.replace("\"typ\":\"JWT\",", ""), PAYLOAD).reveal(),
                        "typ"),
                arguments(
                        "jku elsewhere",
                        signed(HEADER.replace("{", "{\"jku\":\"https://evil.example/keys\","), PAYLOAD)
                                .reveal(),
                        "sig"),
                arguments(
                        "jku that is no text",
                        signed(HEADER.replace("{", "{\"jku\":{},"), PAYLOAD).reveal(),
                        "sig"),
                arguments(
                        "sub twice",
                        signed(HEADER, PAYLOAD.replace("\"sub\":\"x\"", "\"sub\":\"x\",\"sub\":\"y\""))
                                .reveal(),
                        "format"),
                arguments(
                        "alg twice",
                        signed(HEADER.replace("}", ",\"alg\":\"RS256\"}"), PAYLOAD)
                                .reveal(),
                        "format"),
                arguments("padding behind", Vectors.t1() + "=", "format"),
                arguments("four parts", Vectors.t1() + ".x", "format"),
                arguments("17 KiB", Vectors.t1() + "A".repeat(17 * 1024), "size"));
    }

    private static String without(String claim) {
        return PAYLOAD.replaceAll("\"" + claim + "\":(\"[^\"]*\"|\\d+),?", "").replace(",}", "}");
    }

    private static UserToken resigned(String header, String payload) {
        String signature = Vectors.t1().substring(Vectors.t1().lastIndexOf('.'));
        return UserToken.of(HandmadeJwt.encode(header) + "." + HandmadeJwt.encode(payload) + signature);
    }

    private static String payloadReplaced() {
        String[] parts = Vectors.t1().split("\\.");
        return parts[0] + "." + HandmadeJwt.encode(PAYLOAD.replace("\"x\"", "\"admin\"")) + "." + parts[2];
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource
    void notBelieved(String what, String token, String check) {
        fixture.assertRefused(UserToken.of(token), check);
    }

    @Test
    void aChangedSignatureIsRefused() {
        String token = Vectors.t1();
        for (char last : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".toCharArray()) {
            String changed = token.substring(0, token.length() - 1) + last;
            if (!changed.equals(token)) {
                assertThatThrownBy(() -> fixture.verify(UserToken.of(changed)))
                        .isInstanceOf(NoUserException.class)
                        .hasMessageMatching(".*\\(check: (sig|format)\\).*");
            }
        }
    }

    @Test
    void aTokenIsBelievedUntilAMinuteAfterItsExpiry() {
        fixture.clock.advance(Duration.ofSeconds(3659));
        fixture.verify(T1);

        fixture.clock.advance(Duration.ofSeconds(2));
        assertThatThrownBy(() -> fixture.verify(T1))
                .isInstanceOfSatisfying(
                        NoUserException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USER_TOKEN_EXPIRED))
                .hasMessageContaining("(check: exp)");
    }

    @Test
    void aTokenThatWasBelievedExpiresTooAndIsBelievedUnderItsRulesOnly() {
        UserTokenVerifier verifier = fixture.verifier(issuer(SignatureAlgorithm.RS256));
        UserToken token = T1;
        UserClaims first = verifier.verify("erp", token, UserTokenRules.DEFAULT);

        assertThat(verifier.verify("erp", token, UserTokenRules.DEFAULT)).isSameAs(first);
        assertRefused(verifier, token, new UserTokenRules(Optional.empty(), Optional.empty(), "at+jwt"), "typ");
        fixture.clock.advance(Duration.ofSeconds(3660));
        assertRefused(verifier, token, UserTokenRules.DEFAULT, "exp");
    }

    @Test
    void aTokenOfTheFutureIsRefused() {
        fixture.assertRefused(signed(HEADER, PAYLOAD.replace("}", ",\"nbf\":1767225661}")), "nbf");
        fixture.assertRefused(signed(HEADER, PAYLOAD.replace("}", ",\"iat\":1767225661}")), "nbf");
        fixture.verify(signed(HEADER, PAYLOAD.replace("}", ",\"nbf\":1767225660,\"iat\":1767225660}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "application/jwt", "APPLICATION/JWT"})
    void typesAreComparedWithoutCaseAndPrefix(String type) {
        fixture.verify(signed(HEADER.replace("\"JWT\"", "\"" + type + "\""), PAYLOAD));
    }

    @Test
    @Tag("DEST-44")
    void anotherTypeIsBelievedWhereTheDestinationExpectsIt() {
        UserToken token = signed(HEADER.replace("\"JWT\"", "\"at+jwt\""), PAYLOAD);
        UserTokenRules rules = new UserTokenRules(Optional.empty(), Optional.empty(), "at+JWT");

        assertThat(fixture.verifier(issuer(SignatureAlgorithm.RS256)).verify("erp", token, rules))
                .isNotNull();
    }

    @Test
    void oneAudienceOfSeveralIsEnough() {
        fixture.verify(signed(HEADER, PAYLOAD.replace("\"sb-fairlead!t1\"", "[\"other\",\"sb-fairlead!t1\"]")));
    }

    @Test
    void aTokenMayMentionTheKeysOfItsIssuer() {
        fixture.verify(signed(
                HEADER.replace("{", "{\"jku\":\"https://mytenant.authentication.eu10.example.com/token_keys\","),
                PAYLOAD));
    }

    @Test
    void keysInTheTokenAreIgnored() throws Exception {
        JWK own = new RSAKey.Builder((RSAPublicKey) STRANGER.getPublic())
                .keyID("fl-test-1")
                .build();
        String header = HEADER.replace("{", "{\"jwk\":" + own.toJSONString() + ",");

        fixture.assertRefused(HandmadeJwt.signed(header, PAYLOAD, STRANGER), "sig");
        fixture.verify(HandmadeJwt.signed(header, PAYLOAD, K1));
    }

    @Test
    void tenantsMayBeLimited() {
        TrustedIssuer ofOneTenant = new OpenIdIssuer(
                XSUAA,
                Set.of("sb-fairlead!t1"),
                Set.of("t-1"),
                Set.of(SignatureAlgorithm.RS256),
                new KeyLocation.Inline(jwks(Vectors.k1())));

        assertRefused(fixture.verifier(ofOneTenant), T1, UserTokenRules.DEFAULT, "tenant");
        assertThat(fixture.verifier(ofOneTenant)
                        .verify(
                                "erp",
                                signed(HEADER, PAYLOAD.replace("}", ",\"app_tid\":\"t-1\"}")),
                                UserTokenRules.DEFAULT))
                .isNotNull();
    }
}
