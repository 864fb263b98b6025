package dev.fairlead.quickstart.issuer;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/**
 * Tokens for a user: a good one, and one for each way in which a token can be bad.
 *
 * @param issuer the issuer that good tokens name
 * @param key the key that application and agent trust
 */
public record Tokens(String issuer, SigningKey key) {
    private static final Duration LIFETIME = Duration.ofMinutes(60);

    /** What the issuer gives to a user who signs in. */
    public String valid(String user) {
        return key.sign(claims(issuer, user, Instant.now()));
    }

    /** A token that expired an hour ago. */
    public String expired(String user) {
        return key.sign(claims(issuer, user, Instant.now().minus(LIFETIME.multipliedBy(2))));
    }

    /** A token that says nobody has signed it ({@code alg=none}). */
    public String unsigned(String user) {
        return new PlainJWT(claims(issuer, user, Instant.now())).serialize();
    }

    /** A token of somebody who has a key, but not the issuer's, under the id of the issuer's key. */
    public String signedBy(SigningKey other, String user) {
        return other.sign(claims(issuer, user, Instant.now()));
    }

    /** A token with a good signature that names another issuer. */
    public String ofIssuer(String otherIssuer, String user) {
        return key.sign(claims(otherIssuer, user, Instant.now()));
    }

    /** A token for a client that acts for itself. */
    String forClient(String client) {
        Instant now = Instant.now();
        return key.sign(new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(client)
                .claim("client_id", client)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .build());
    }

    static long lifetimeSeconds() {
        return LIFETIME.toSeconds();
    }

    private static JWTClaimsSet claims(String issuer, String user, Instant issuedAt) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject("id-of-" + user)
                .claim("upn", user)
                .claim("user_name", user)
                .claim("email", user + "@quickstart.example")
                .claim("groups", List.of("user"))
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(issuedAt))
                .expirationTime(Date.from(issuedAt.plus(LIFETIME)))
                .build();
    }
}
