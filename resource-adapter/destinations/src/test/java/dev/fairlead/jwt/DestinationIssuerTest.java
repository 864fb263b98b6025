package dev.fairlead.jwt;

import static dev.fairlead.jwt.VerifierFixture.HEADER;
import static dev.fairlead.jwt.VerifierFixture.K1;
import static dev.fairlead.jwt.VerifierFixture.PAYLOAD;
import static dev.fairlead.jwt.VerifierFixture.STRANGER;
import static dev.fairlead.jwt.VerifierFixture.T1;
import static dev.fairlead.jwt.VerifierFixture.assertRefused;
import static dev.fairlead.jwt.VerifierFixture.inline;
import static dev.fairlead.jwt.VerifierFixture.issuer;
import static dev.fairlead.jwt.VerifierFixture.jwks;
import static dev.fairlead.jwt.VerifierFixture.rsa;
import static dev.fairlead.jwt.VerifierFixture.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import dev.fairlead.caller.UserToken;
import dev.fairlead.configuration.UserTokenRules;
import dev.fairlead.error.InvalidDestinationException;
import dev.fairlead.testing.SelfSigned;
import dev.fairlead.testing.Vectors;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens of whoever has a key that the destination names. */
class DestinationIssuerTest {

    private final VerifierFixture fixture = new VerifierFixture();

    @Test
    @Tag("DEST-44")
    void inlineKeysAreEnoughForAForeignIssuer() {
        assertThat(fixture.verifier().verify("erp", T1, inline(Vectors.k1())).subject())
                .isPresent();
    }

    @Test
    void theyWinOverATrustedIssuer() {
        JWK others = rsa(STRANGER, "fl-test-1");

        assertRefused(fixture.verifier(issuer(SignatureAlgorithm.RS256)), T1, inline(others), "sig");
    }

    @Test
    void theyDoNotMakeAnythingElseValid() {
        assertRefused(
                fixture.verifier(),
                signed(HEADER, PAYLOAD.replace("1767229200", "1767225000")),
                inline(Vectors.k1()),
                "exp");
        assertRefused(fixture.verifier(), signed(HEADER, "{\"exp\":1767229200}"), inline(Vectors.k1()), "iss");
    }

    @Test
    void aTokenMayLeaveOutTheKeysNameOnlyIfThereIsOneKey() {
        UserToken nameless = signed("{\"alg\":\"RS256\",\"typ\":\"JWT\"}", PAYLOAD);

        fixture.verifier().verify("erp", nameless, inline(Vectors.k1()));
        assertRefused(fixture.verifier(), nameless, inline(Vectors.k1(), rsa(STRANGER, "other")), "sig");
    }

    @Test
    void keysForEncryptionForOtherAlgorithmsAndShortOnesAreLeftOut() {
        RSAKey.Builder k1 = new RSAKey.Builder((RSAPublicKey) K1.getPublic()).keyID("fl-test-1");
        KeyPair shortOne = SelfSigned.rsa(1024);

        assertRefused(
                fixture.verifier(), T1, inline(k1.keyUse(KeyUse.ENCRYPTION).build()), "sig");
        assertRefused(
                fixture.verifier(),
                T1,
                inline(k1.keyUse(KeyUse.SIGNATURE).algorithm(JWSAlgorithm.PS256).build()),
                "sig");
        assertRefused(
                fixture.verifier(),
                HandmadeJwt.signed(HEADER, PAYLOAD, shortOne),
                inline(rsa(shortOne, "fl-test-1")),
                "sig");
    }

    @Test
    void keysThatNobodyUnderstandsDoNotSpoilTheOthers() {
        String jwks = jwks(Vectors.k1())
                .replace("[", "[{\"kty\":\"OKP\",\"crv\":\"X\",\"x\":\"AA\"},{\"kty\":\"RSA\"},7,{\"kty\":\"new\"},");

        fixture.verifier().verify("erp", T1, inline(jwks));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"{}", "[]", "no json", "{\"keys\":{}}", "{\"keys\":[],\"keys\":[]}"})
    void aSetThatIsNoneIsTheDestinationsFault(String jwks) {
        UserTokenRules rules = inline(jwks);

        assertThatThrownBy(() -> fixture.verifier().verify("erp", T1, rules))
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessageContaining("x_user_token.jwks");
    }

    @Test
    void moreThanAHundredKeysAreRefused() {
        StringBuilder keys = new StringBuilder("{\"keys\":[");
        keys.append("{\"kty\":\"new\"},".repeat(100)).append("{\"kty\":\"new\"}]}");
        UserTokenRules rules = inline(keys.toString());

        assertThatThrownBy(() -> fixture.verifier().verify("erp", T1, rules))
                .isInstanceOf(InvalidDestinationException.class);
    }
}
