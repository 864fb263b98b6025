package dev.fairlead.jwt;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import dev.fairlead.caller.UserToken;
import dev.fairlead.configuration.UserTokenRules;
import dev.fairlead.error.NoUserException;
import dev.fairlead.testing.SelfSigned;
import dev.fairlead.testing.TestClock;
import dev.fairlead.testing.Vectors;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Verifiers at the time of the vectors, tokens of their issuer and of a stranger, and keys as JWK sets. */
final class VerifierFixture {

    static final String XSUAA = "https://mytenant.authentication.eu10.example.com/oauth/token";
    static final String HEADER = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"fl-test-1\"}";
    static final String PAYLOAD =
            "{\"iss\":\"" + XSUAA + "\",\"sub\":\"x\",\"aud\":\"sb-fairlead!t1\"," + "\"exp\":1767229200}";
    static final UserToken T1 = UserToken.of(Vectors.t1());
    static final KeyPair K1 = k1();
    static final KeyPair STRANGER = SelfSigned.rsa(2048);

    final TestClock clock = new TestClock();

    private static KeyPair k1() {
        try {
            return Vectors.k1().toKeyPair();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    static String jwks(JWK... keys) {
        return new JWKSet(List.of(keys)).toString(true);
    }

    static JWK rsa(KeyPair keys, String id) {
        return new RSAKey.Builder((RSAPublicKey) keys.getPublic()).keyID(id).build();
    }

    static JWK ec(KeyPair keys, String id) {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        return new ECKey.Builder(Curve.forECParameterSpec(key.getParams()), key)
                .keyID(id)
                .build();
    }

    /** A destination with these keys. */
    static UserTokenRules inline(JWK... keys) {
        return inline(jwks(keys));
    }

    static UserTokenRules inline(String jwks) {
        return new UserTokenRules(Optional.of(jwks), Optional.empty(), "JWT");
    }

    /** The issuer of T1, whose key is K1. */
    static TrustedIssuer issuer(SignatureAlgorithm... algorithms) {
        return new OpenIdIssuer(
                XSUAA,
                Set.of("sb-fairlead!t1"),
                Set.of(),
                Set.of(algorithms),
                new KeyLocation.Inline(jwks(Vectors.k1())));
    }

    /** Nothing is loaded from anywhere: whoever tries fails the test. */
    UserTokenVerifier verifier(TrustedIssuer... trusted) {
        return new UserTokenVerifier(List.of(trusted), new JsonDocuments(new NoTransport()), clock);
    }

    UserClaims verify(UserToken token) {
        return verifier(issuer(SignatureAlgorithm.RS256)).verify("erp", token, UserTokenRules.DEFAULT);
    }

    void assertRefused(UserToken token, String check) {
        assertRefused(verifier(issuer(SignatureAlgorithm.RS256)), token, UserTokenRules.DEFAULT, check);
    }

    static void assertRefused(UserTokenVerifier verifier, UserToken token, UserTokenRules rules, String check) {
        assertThatThrownBy(() -> verifier.verify("erp", token, rules))
                .isInstanceOf(NoUserException.class)
                .hasMessageContaining("(check: " + check + ")")
                .hasMessageNotContaining(token.reveal());
    }

    static UserToken signed(String header, String payload) {
        return HandmadeJwt.signed(header, payload, K1);
    }
}
