package dev.fairlead.benchmarks.tunnel.fairlead;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.fairlead.benchmarks.tunnel.process.Workshop;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** Signs the tokens of one subject, the application's and the user's. */
final class Issuer {
    /** What it calls itself. */
    static final String NAME = "https://issuer.battery";

    /** For whom the application's token is. */
    static final String AUDIENCE = "battery";

    private static final Duration TOKEN_LIFE = Duration.ofHours(12);
    private static final int KEY_BITS = 2048;

    private final RSAKey key;

    Issuer() throws IOException {
        try {
            key = new RSAKeyGenerator(KEY_BITS).keyID("battery").generate();
        } catch (JOSEException e) {
            throw new IOException("no key for tokens", e);
        }
    }

    /** Writes its public keys. */
    void writeKeys(Path file) throws IOException {
        Workshop.write(file, new JWKSet(key.toPublicJWK()).toString());
    }

    /** Lets an application use the proxy. */
    String tokenOfApplication() throws IOException {
        return sign(claims().subject("battery").claim("client_id", "battery").audience(AUDIENCE));
    }

    /** Says who the user is. */
    String tokenOfUser() throws IOException {
        return sign(claims().subject("battery-user").claim("user_name", "battery-user"));
    }

    private static JWTClaimsSet.Builder claims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(NAME)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(TOKEN_LIFE)));
    }

    private String sign(JWTClaimsSet.Builder claims) throws IOException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims.build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IOException("a token cannot be signed", e);
        }
        return token.serialize();
    }
}
