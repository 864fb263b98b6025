package dev.fairlead.authentication;

import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/** When a token expires by its own account. */
final class JwtExpiry {

    private JwtExpiry() {}

    /** The claim {@code exp}; empty if the token is no JWT, or has none. */
    static Optional<Instant> of(String token) {
        try {
            return Optional.ofNullable(JWTParser.parse(token).getJWTClaimsSet().getExpirationTime())
                    .map(Date::toInstant);
        } catch (ParseException e) {
            return Optional.empty();
        }
    }
}
