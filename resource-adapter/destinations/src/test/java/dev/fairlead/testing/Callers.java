package dev.fairlead.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.fairlead.caller.Caller;
import dev.fairlead.caller.CallerIdentity;
import dev.fairlead.caller.UserToken;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/** Users of a container, with and without tokens. */
public final class Callers {

    private static final String ISSUER = "https://idp.example";

    private Callers() {}

    public static Optional<Caller> of(String user, Instant expiry) {
        return of("", user, token(user, expiry));
    }

    public static Optional<Caller> of(String tenant, String user, String token) {
        return Optional.of(
                new Caller(new CallerIdentity(tenant, ISSUER, user), user, Optional.of(UserToken.of(token)), true));
    }

    public static Optional<Caller> withoutToken(String user) {
        return Optional.of(new Caller(new CallerIdentity("", "form login", user), user, Optional.empty(), true));
    }

    /** A signed token; the engine has no key and does not verify it. */
    public static String token(String user, Instant expiry) {
        return sign(new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(user)
                .expirationTime(Date.from(expiry))
                .build());
    }

    public static String sign(JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            jwt.sign(new MACSigner(new byte[32]));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }
}
