package dev.fairlead.quickstart.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Date;
import java.util.Optional;

/** An RSA key that signs tokens with RS256. */
public final class SigningKey {
    private static final int BITS = 2048;

    private final RSAKey key;

    private SigningKey(RSAKey key) {
        this.key = key;
    }

    /** A new key. */
    public static SigningKey generate(String keyId) {
        try {
            return new SigningKey(new RSAKeyGenerator(BITS)
                    .keyID(keyId)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate());
        } catch (JOSEException e) {
            throw new IllegalStateException("No RSA key", e);
        }
    }

    /** The id under which tokens name it. */
    public String id() {
        return key.getKeyID();
    }

    RSAKey publicKey() {
        return key.toPublicJWK();
    }

    /** The encoded token with {@code claims}. */
    public String sign(JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .type(JOSEObjectType.JWT)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("Not signed", e);
        }
    }

    /** The claims of a token that this key has signed and that is still valid; empty for any other. */
    public Optional<JWTClaimsSet> verify(String encoded) {
        try {
            SignedJWT token = SignedJWT.parse(encoded);
            boolean genuine = token.verify(new RSASSAVerifier(key.toRSAPublicKey()));
            JWTClaimsSet claims = token.getJWTClaimsSet();
            return genuine && claims.getExpirationTime().after(new Date()) ? Optional.of(claims) : Optional.empty();
        } catch (JOSEException | ParseException notOurs) {
            return Optional.empty();
        }
    }
}
