package dev.fairlead.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/** A key made in this process, that never leaves it; its name is its thumbprint (RFC 7638). */
final class IssuerKey {

    private static final int RSA_BITS = 2048;

    private final JWSHeader header;
    private final JWSSigner signer;
    private final JWK published;

    private IssuerKey(JWSAlgorithm algorithm, JWK key, JWSSigner signer) {
        this.header = new JWSHeader.Builder(algorithm)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        this.signer = signer;
        this.published = key.toPublicJWK();
    }

    static IssuerKey generate(LocalIssuerSettings.Algorithm algorithm) {
        try {
            return switch (algorithm) {
                case RS256 -> {
                    var key = new RSAKeyGenerator(RSA_BITS)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(JWSAlgorithm.RS256)
                            .keyIDFromThumbprint(true)
                            .generate();
                    yield new IssuerKey(JWSAlgorithm.RS256, key, new RSASSASigner(key));
                }
                case ES256 -> {
                    var key = new ECKeyGenerator(Curve.P_256)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(JWSAlgorithm.ES256)
                            .keyIDFromThumbprint(true)
                            .generate();
                    yield new IssuerKey(JWSAlgorithm.ES256, key, new ECDSASigner(key));
                }
            };
        } catch (JOSEException e) {
            throw new IllegalStateException("Every JVM makes keys for " + algorithm, e);
        }
    }

    /** The public half. */
    JWK published() {
        return published;
    }

    String sign(JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(header, claims);
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("The key was made to sign", e);
        }
    }
}
