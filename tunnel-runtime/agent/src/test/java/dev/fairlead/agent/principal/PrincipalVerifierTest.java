package dev.fairlead.agent.principal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.tunnel.Principal;
import dev.fairlead.tunnel.PrincipalKind;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.fixture.MutableClock;
import dev.fairlead.tunnel.fixture.TestIssuer;
import dev.fairlead.tunnel.token.KeySource;
import dev.fairlead.tunnel.token.TokenVerifier;
import dev.fairlead.tunnel.token.TrustedIssuer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalVerifierTest {
    private static final TestIssuer ISSUER = new TestIssuer("https://idp.example", "k1");
    private static final TestIssuer STRANGER = new TestIssuer("https://idp.example", "k1");
    private static final Instant NOW = Instant.ofEpochSecond(1767225600);
    private static final String CLAIMS = "\"iss\":\"https://idp.example\",\"sub\":\"u\"";
    private static final String EXP = ",\"exp\":1767229200";

    private final MutableClock clock = new MutableClock(NOW);

    @TempDir
    private Path directory;

    private TrustedIssuer trusted;

    @BeforeEach
    void trust() throws IOException {
        trusted = ISSUER.trusted(directory);
    }

    @Tag("AGENT-48")
    @Test
    void aValidTokenIsBelieved() {
        Claims claims = verify(ISSUER.token("{" + CLAIMS + EXP + "}"));

        assertThat(claims.text("sub")).contains("u");
        assertThat(claims.kind()).isEqualTo(PrincipalKind.BUSINESS);
    }

    @Test
    void theUserTokenOfTheVectorsIsBelieved() throws IOException {
        assertThat(verifyVector("t1.jwt").text("user_name")).contains("jane.doe@example.org");
    }

    @Tag("AGENT-49")
    @ParameterizedTest
    @ValueSource(strings = {"n1.jwt", "n2.jwt"})
    void theUnsignedAndTheSharedSecretTokenOfTheVectorsAreRefused(String vector) {
        assertRefused("alg", () -> verifyVector(vector));
    }

    @Test
    void noAlgorithmOutsideTheIssuersListIsAccepted() {
        assertRefused(
                "alg", () -> verify(ISSUER.token("{\"alg\":\"RS512\",\"kid\":\"k1\"}", "{" + CLAIMS + EXP + "}")));
        assertRefused("alg", () -> verify(ISSUER.token("{\"kid\":\"k1\"}", "{" + CLAIMS + EXP + "}")));
    }

    @Test
    void anAlgorithmThatDoesNotFitTheKeyIsRefused() {
        trusted = new TrustedIssuer(trusted.issuer(), trusted.keys(), Set.of("ES256"), Set.of(), Map.of());

        assertRefused(
                "sig", () -> verify(ISSUER.token("{\"alg\":\"ES256\",\"kid\":\"k1\"}", "{" + CLAIMS + EXP + "}")));
    }

    @Tag("AGENT-49")
    @Test
    void aSignatureOfAnotherKeyIsRefused() {
        assertRefused("sig", () -> verify(STRANGER.token("{" + CLAIMS + EXP + "}")));
    }

    @Tag("AGENT-49")
    @Test
    void anUnknownKeyNameIsRefused() {
        assertRefused(
                "sig", () -> verify(ISSUER.token("{\"alg\":\"RS256\",\"kid\":\"k2\"}", "{" + CLAIMS + EXP + "}")));
    }

    @Test
    void anEmptySignatureIsRefused() {
        String token = ISSUER.token("{" + CLAIMS + EXP + "}");

        assertRefused("sig", () -> verify(token.substring(0, token.lastIndexOf('.') + 1)));
    }

    @Test
    void keysInTheTokenItselfAreIgnored() {
        String header =
                "{\"alg\":\"RS256\",\"kid\":\"k1\",\"jku\":\"https://idp.example/x\",\"jwk\":" + STRANGER.jwks() + "}";

        assertRefused("sig", () -> verify(STRANGER.token(header, "{" + CLAIMS + EXP + "}")));
    }

    @Test
    void keysThatTheTokenWouldHaveFetchedElsewhereRefuseIt() {
        String header = "{\"alg\":\"RS256\",\"kid\":\"k1\",\"jku\":\"https://evil.example/jwks\"}";

        assertRefused("jku", () -> verify(ISSUER.token(header, "{" + CLAIMS + EXP + "}")));
    }

    @Tag("AGENT-49")
    @ParameterizedTest
    @ValueSource(strings = {"https://idp.example/", "https://IDP.example", "https://other.example", ""})
    void onlyTheExactIssuerIsBelieved(String issuer) {
        assertRefused("iss", () -> verify(ISSUER.token("{\"iss\":\"" + issuer + "\",\"sub\":\"u\"" + EXP + "}")));
    }

    @Tag("AGENT-47")
    @Test
    void withoutATrustedIssuerNobodyIsBelieved() {
        PrincipalVerifier verifier =
                new PrincipalVerifier(new TokenVerifier(List.of(), Duration.ZERO, Runnable::run, clock));
        Principal principal = new Principal(PrincipalKind.BUSINESS, ISSUER.token("{" + CLAIMS + EXP + "}"));

        assertRefused("iss", () -> verifier.verify(principal));
    }

    @Test
    void kindsAndExtensionsThatAreNotUnderstoodAreRefused() {
        for (String member : List.of("\"crit\":[\"x\"]", "\"cty\":\"JWT\"", "\"typ\":\"secevent+jwt\"", "\"typ\":1")) {
            String header = "{\"alg\":\"RS256\",\"kid\":\"k1\"," + member + "}";
            assertRefused("typ", () -> verify(ISSUER.token(header, "{" + CLAIMS + EXP + "}")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"iss\":\"https://idp.example\",\"sub\":\"a\",\"sub\":\"b\",\"exp\":1767229200}",
                "{\"iss\":\"https://idp.example\",\"x\":{\"sub\":\"a\",\"sub\":\"b\"},\"exp\":1767229200}",
                "[]",
                "null",
                "{\"iss\":\"https://idp.example\"} {}",
                "",
            })
    void aPayloadThatParsersReadDifferentlyIsRefused(String payload) {
        assertRefused("format", () -> verify(ISSUER.token(payload)));
    }

    @Test
    void aPayloadThatIsTooDeepOrHasAbsurdNumbersIsRefusedLikeAnyOther() {
        for (String value : List.of("[".repeat(5_000), "1e99999999999", "9".repeat(5_000), "{\"x\":".repeat(50))) {
            assertRefused("format", () -> verify(ISSUER.token("{\"x\":" + value + "}")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a.b", "a.b.c.d", "..", "a.b.c=", " a.b.c"})
    void whatIsNoTokenIsRefused(String token) {
        assertRefused("format", () -> verify(token));
    }

    @Test
    void paddingAndLooseBitsAreRefused() {
        String token = ISSUER.token("{" + CLAIMS + EXP + "}");
        char last = token.charAt(token.length() - 1);
        // 256 bytes end in a character with four loose bits: one more makes them non-zero
        String loose = token.substring(0, token.length() - 1) + (char) (last + 1);

        assertRefused("format", () -> verify(token + "="));
        assertRefused("format", () -> verify(loose));
    }

    @Test
    void aTokenOver16KibIsRefusedUnread() {
        assertRefused("size", () -> verify("x".repeat(16 * 1024 + 1)));
    }

    @Tag("AGENT-50")
    @Tag("AUTH-94")
    @ParameterizedTest
    @CsvSource({"0, 59, true", "0, 61, false", "1, 3540, true", "1, 3720, false"})
    void anExpiredTokenCountsAsLongAsTolerated(int toleranceHours, long secondsAfterExpiry, boolean believed) {
        String token = ISSUER.token("{" + CLAIMS + EXP + "}");
        clock.set(Instant.ofEpochSecond(1767229200 + secondsAfterExpiry));
        PrincipalVerifier verifier = verifier(Duration.ofHours(toleranceHours));

        if (believed) {
            assertThat(verify(verifier, token)).isNotNull();
        } else {
            assertRefused(TunnelErrorCode.PRINCIPAL_EXPIRED, "exp", () -> verify(verifier, token));
        }
    }

    @Test
    void aForgedExpiredTokenIsForgedAndNotExpired() {
        clock.set(Instant.ofEpochSecond(1867229200));

        assertRefused("sig", () -> verify(STRANGER.token("{" + CLAIMS + EXP + "}")));
    }

    @ParameterizedTest
    @CsvSource({"'', exp", "',\"exp\":\"1767229200\"', exp", "',\"exp\":null', exp"})
    void aTokenWithoutExpiryIsRefused(String claims, String reason) {
        assertRefused(reason, () -> verify(ISSUER.token("{" + CLAIMS + claims + "}")));
    }

    @ParameterizedTest
    @CsvSource({"nbf, 59, true", "nbf, 61, false", "iat, 59, true", "iat, 61, false"})
    void aTokenFromTheFutureIsRefused(String claim, long secondsAhead, boolean believed) {
        String token =
                ISSUER.token("{" + CLAIMS + EXP + ",\"" + claim + "\":" + (NOW.getEpochSecond() + secondsAhead) + "}");

        if (believed) {
            assertThat(verify(token)).isNotNull();
        } else {
            assertRefused(claim, () -> verify(token));
        }
    }

    @ParameterizedTest
    @CsvSource({"'\"fairlead\"', true", "'[\"x\",\"fairlead\"]', true", "'\"other\"', false", "'[]', false", "7, false"
    })
    void theAudienceIsCheckedWhereOneIsConfigured(String audience, boolean believed) {
        trusted = new TrustedIssuer(trusted.issuer(), trusted.keys(), Set.of("RS256"), Set.of("fairlead"), Map.of());
        String token = ISSUER.token("{" + CLAIMS + EXP + ",\"aud\":" + audience + "}");

        if (believed) {
            assertThat(verify(token)).isNotNull();
        } else {
            assertRefused("aud", () -> verify(token));
        }
    }

    @Test
    void aTokenOfAnotherTenantIsRefused() {
        trusted = new TrustedIssuer(trusted.issuer(), trusted.keys(), Set.of("RS256"), Set.of(), Map.of("zid", "t1"));

        assertThat(verify(ISSUER.token("{" + CLAIMS + EXP + ",\"zid\":\"t1\"}")))
                .isNotNull();
        assertRefused("claim", () -> verify(ISSUER.token("{" + CLAIMS + EXP + ",\"zid\":\"t2\"}")));
        assertRefused("claim", () -> verify(ISSUER.token("{" + CLAIMS + EXP + "}")));
    }

    @Tag("AUTH-91")
    @ParameterizedTest
    @ValueSource(
            strings = {"\"grant_type\":\"client_credentials\"", "\"client_id\":\"u\"", "\"azp\":\"u\"", "\"cid\":\"u\""
            })
    void aClientsTokenIsNoUsers(String claim) {
        String token = ISSUER.token("{" + CLAIMS + EXP + "," + claim + "}");

        assertRefused("channel", () -> verify(token));
    }

    @Tag("AUTH-91")
    @ParameterizedTest
    @ValueSource(strings = {"user_name", "user_id", "email", "user_uuid"})
    void aUsersTokenIsNoClients(String claim) {
        Principal principal =
                new Principal(PrincipalKind.TECHNICAL, ISSUER.token("{" + CLAIMS + EXP + ",\"" + claim + "\":\"x\"}"));

        assertRefused(
                "channel",
                () -> verifier(Duration.ZERO)
                        .verify(principal)
                        .toCompletableFuture()
                        .join());
    }

    @Test
    void aRefusalNeverShowsTheToken() {
        String token = STRANGER.token("{" + CLAIMS + EXP + "}");

        assertThatThrownBy(() -> verify(token))
                .hasMessageNotContaining(token)
                .hasMessageNotContaining(token.substring(0, 20));
    }

    @Test
    void aTokenThatWasVerifiedIsKnownByItsWholeText() {
        PrincipalVerifier verifier = verifier(Duration.ZERO);
        Principal genuine = new Principal(PrincipalKind.BUSINESS, ISSUER.token("{" + CLAIMS + EXP + "}"));
        assertThat(verifier.known(genuine)).isEmpty();

        verify(verifier, genuine.token());

        assertThat(verifier.known(genuine)).isPresent();
        assertThat(verifier.known(new Principal(PrincipalKind.BUSINESS, STRANGER.token("{" + CLAIMS + EXP + "}"))))
                .isEmpty();
    }

    @Tag("AGENT-50")
    @Test
    void aKnownTokenExpiresAllTheSame() {
        PrincipalVerifier verifier = verifier(Duration.ZERO);
        Principal genuine = new Principal(PrincipalKind.BUSINESS, ISSUER.token("{" + CLAIMS + ",\"exp\":1767225700}"));
        verify(verifier, genuine.token());

        clock.advance(Duration.ofMinutes(3));

        assertRefused(TunnelErrorCode.PRINCIPAL_EXPIRED, "exp", () -> verifier.known(genuine));
    }

    @Test
    void aKnownTokenOfTheWrongShapeForItsChannelIsRefused() {
        PrincipalVerifier verifier = verifier(Duration.ZERO);
        String token = ISSUER.token("{" + CLAIMS + EXP + ",\"user_name\":\"u\"}");
        verify(verifier, token);

        assertRefused("channel", () -> verifier.known(new Principal(PrincipalKind.TECHNICAL, token)));
    }

    @Test
    void aTokenIsVerifiedAnewWhenItsIssuersKeysAre() {
        PrincipalVerifier verifier = verifier(Duration.ofHours(1));
        Principal genuine = new Principal(PrincipalKind.BUSINESS, ISSUER.token("{" + CLAIMS + EXP + "}"));
        verify(verifier, genuine.token());

        clock.advance(Duration.ofMinutes(11));

        assertThat(verifier.known(genuine)).isEmpty();
        assertThat(verify(verifier, genuine.token()).text("sub")).contains("u");
    }

    private Claims verify(String token) {
        return verify(verifier(Duration.ZERO), token);
    }

    private static Claims verify(PrincipalVerifier verifier, String token) {
        return verifier.verify(new Principal(PrincipalKind.BUSINESS, token))
                .toCompletableFuture()
                .join();
    }

    private PrincipalVerifier verifier(Duration tolerance) {
        return new PrincipalVerifier(new TokenVerifier(List.of(trusted), tolerance, Runnable::run, clock));
    }

    private Claims verifyVector(String name) throws IOException {
        String issuer = "https://mytenant.authentication.eu10.example.com/oauth/token";
        Path keys = Files.write(directory.resolve("vector.json"), resource("k1-public.json"));
        TrustedIssuer vectorIssuer = new TrustedIssuer(
                issuer, new KeySource.File(keys), Set.of("RS256"), Set.of("sb-fairlead!t1"), Map.of());
        PrincipalVerifier verifier =
                new PrincipalVerifier(new TokenVerifier(List.of(vectorIssuer), Duration.ZERO, Runnable::run, clock));
        return verify(verifier, new String(resource(name), StandardCharsets.US_ASCII));
    }

    private static byte[] resource(String name) throws IOException {
        try (var in = PrincipalVerifierTest.class.getResourceAsStream("/vectors/" + name)) {
            return in.readAllBytes();
        }
    }

    private static void assertRefused(String reason, ThrowingCallable call) {
        assertRefused(TunnelErrorCode.PRINCIPAL_REJECTED, reason, call);
    }

    private static void assertRefused(TunnelErrorCode code, String reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .extracting(thrown -> thrown instanceof CompletionException ? thrown.getCause() : thrown)
                .isInstanceOfSatisfying(PrincipalRefusedException.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(reason);
                    assertThat(refused.code()).isEqualTo(code);
                });
    }
}
