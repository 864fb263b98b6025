package dev.fairlead.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Algorithms that a token may be signed with (RFC 7518, 3.1). Those with a shared secret are not among them: whoever can
 * verify such a token can make one, and a public key could be mistaken for the secret.
 */
public enum SignatureAlgorithm {
    RS256,
    RS384,
    RS512,
    PS256,
    PS384,
    PS512,
    ES256(Curve.P_256),
    ES384(Curve.P_384),
    ES512(Curve.P_521);

    private final Optional<Curve> curve;

    SignatureAlgorithm() {
        this.curve = Optional.empty();
    }

    SignatureAlgorithm(Curve curve) {
        this.curve = Optional.of(curve);
    }

    /** The algorithm that a header names in {@code alg}, letter by letter; empty for any other. */
    static Optional<SignatureAlgorithm> named(String name) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.name().equals(name))
                .findFirst();
    }

    /** Whether a key is of the type, and of the curve, that the algorithm takes. */
    boolean fits(JWK key) {
        return curve.map(expected -> key instanceof ECKey ec && expected.equals(ec.getCurve()))
                .orElseGet(() -> key instanceof RSAKey);
    }

    /** Whether the signature of a token is of this key. */
    boolean verifies(CompactJwt token, JWK key) {
        try {
            JWSVerifier verifier = curve.isPresent()
                    ? new ECDSAVerifier(key.toECKey().toECPublicKey())
                    : new RSASSAVerifier(key.toRSAKey().toRSAPublicKey());
            return verifier.verify(
                    new JWSHeader(JWSAlgorithm.parse(name())),
                    token.signedPart().getBytes(StandardCharsets.US_ASCII),
                    Base64URL.encode(token.signature()));
        } catch (JOSEException e) {
            return false;
        }
    }
}
