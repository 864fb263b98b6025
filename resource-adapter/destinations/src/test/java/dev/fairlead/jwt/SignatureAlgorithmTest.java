package dev.fairlead.jwt;

import static dev.fairlead.jwt.VerifierFixture.HEADER;
import static dev.fairlead.jwt.VerifierFixture.K1;
import static dev.fairlead.jwt.VerifierFixture.PAYLOAD;
import static dev.fairlead.jwt.VerifierFixture.STRANGER;
import static dev.fairlead.jwt.VerifierFixture.T1;
import static dev.fairlead.jwt.VerifierFixture.assertRefused;
import static dev.fairlead.jwt.VerifierFixture.ec;
import static dev.fairlead.jwt.VerifierFixture.inline;
import static dev.fairlead.jwt.VerifierFixture.issuer;
import static dev.fairlead.jwt.VerifierFixture.signed;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.OctetSequenceKey;
import dev.fairlead.caller.UserToken;
import dev.fairlead.configuration.UserTokenRules;
import dev.fairlead.testing.SelfSigned;
import dev.fairlead.testing.Vectors;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureAlgorithmTest {

    private final VerifierFixture fixture = new VerifierFixture();

    @ParameterizedTest
    @EnumSource
    void everyAllowedAlgorithmIsVerified(SignatureAlgorithm algorithm) {
        boolean curve = algorithm.name().startsWith("ES");
        KeyPair keys = curve ? SelfSigned.ec(bits(algorithm)) : K1;
        String header = HEADER.replace("RS256", algorithm.name());
        UserTokenRules rules = inline(curve ? ec(keys, "fl-test-1") : Vectors.k1());

        UserToken token = HandmadeJwt.signed(header, PAYLOAD, keys);

        assertThat(fixture.verifier().verify("erp", token, rules).subject()).contains("x");
        assertRefused(
                fixture.verifier(),
                HandmadeJwt.signed(header, PAYLOAD, curve ? SelfSigned.ec(bits(algorithm)) : STRANGER),
                rules,
                "sig");
    }

    private static int bits(SignatureAlgorithm algorithm) {
        return switch (algorithm) {
            case ES256 -> 256;
            case ES384 -> 384;
            default -> 521;
        };
    }

    @ParameterizedTest
    @EnumSource(names = {"RS384", "RS512", "PS256", "PS384", "PS512"})
    void anIssuerHasTheAlgorithmsThatAreConfigured(SignatureAlgorithm algorithm) {
        UserToken token = signed(HEADER.replace("RS256", algorithm.name()), PAYLOAD);

        fixture.assertRefused(token, "alg");
        fixture.verifier(issuer(SignatureAlgorithm.RS256, algorithm)).verify("erp", token, UserTokenRules.DEFAULT);
    }

    @Test
    void aKeyMustFitTheAlgorithm() {
        KeyPair p256 = SelfSigned.ec(256);
        UserToken token = HandmadeJwt.signed(HEADER.replace("RS256", "ES256"), PAYLOAD, p256);
        KeyPair p384 = SelfSigned.ec(384);

        assertRefused(fixture.verifier(), token, inline(Vectors.k1()), "sig");
        assertRefused(fixture.verifier(), token, inline(ec(p384, "fl-test-1")), "sig");
    }

    @Test
    void signaturesOfZerosAreRefused() {
        String signedPart = HandmadeJwt.encode(HEADER.replace("RS256", "ES256")) + "." + HandmadeJwt.encode(PAYLOAD);
        String zeros = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]);

        assertRefused(
                fixture.verifier(),
                UserToken.of(signedPart + "." + zeros),
                inline(ec(SelfSigned.ec(256), "fl-test-1")),
                "sig");
    }

    @Test
    void aSecretAmongTheKeysVerifiesNothing() {
        OctetSequenceKey secret = new OctetSequenceKey.Builder(
                        "fairlead".repeat(8).getBytes(StandardCharsets.UTF_8))
                .keyID("fl-test-1")
                .build();

        assertRefused(fixture.verifier(), UserToken.of(Vectors.n2()), inline(secret), "alg");
        assertRefused(fixture.verifier(), T1, inline(secret), "sig");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS256", "HS384", "HS512", "rs256", "RS1", "EdDSA", "dir", ""})
    void otherAlgorithmsAreNeverAllowed(String algorithm) {
        String signedPart = HandmadeJwt.encode(HEADER.replace("RS256", algorithm)) + "." + HandmadeJwt.encode(PAYLOAD);

        assertRefused(fixture.verifier(), UserToken.of(signedPart + ".c2ln"), inline(Vectors.k1()), "alg");
    }
}
