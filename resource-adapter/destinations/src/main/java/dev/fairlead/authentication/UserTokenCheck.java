package dev.fairlead.authentication;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.PlainJWT;
import dev.fairlead.caller.UserToken;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * What can be seen at a user's token without a key and without a network (authentication specification, 4.7). The
 * container has verified the token before, and the agent will again; this saves the way for those that must fail.
 */
final class UserTokenCheck {

    private static final Duration LEEWAY = Duration.ofSeconds(60);
    private static final int MAXIMUM_LENGTH = 16 * 1024;

    private final String destination;
    private final Clock clock;

    UserTokenCheck(String destination, Clock clock) {
        this.destination = destination;
        this.clock = clock;
    }

    /**
     * @throws dev.fairlead.error.NoUserException if the token is no JWT, is not signed, or is not valid now
     */
    void check(UserToken token) {
        String encoded = token.reveal();
        if (encoded.length() > MAXIMUM_LENGTH) {
            throw failure(ErrorCode.USER_TOKEN_REJECTED, "is longer than 16 KiB");
        }
        if (encoded.chars().filter(c -> c == '.').count() != 2) {
            throw failure(ErrorCode.NO_USER_TOKEN, "is opaque, not a JWT in compact form");
        }
        JWTClaimsSet claims = claims(encoded);
        Instant now = clock.instant();
        if (claims.getExpirationTime() == null) {
            throw failure(ErrorCode.USER_TOKEN_REJECTED, "has no expiry (exp)");
        }
        Instant expiry = claims.getExpirationTime().toInstant();
        if (!now.isBefore(expiry.plus(LEEWAY))) {
            throw failure(ErrorCode.USER_TOKEN_EXPIRED, "expired at " + expiry);
        }
        if (claims.getNotBeforeTime() != null
                && now.isBefore(claims.getNotBeforeTime().toInstant().minus(LEEWAY))) {
            throw failure(
                    ErrorCode.USER_TOKEN_REJECTED,
                    "is not valid before " + claims.getNotBeforeTime().toInstant());
        }
    }

    private JWTClaimsSet claims(String encoded) {
        try {
            JWT jwt = JWTParser.parse(encoded);
            if (jwt instanceof PlainJWT
                    || jwt.getHeader().getAlgorithm().getName().equalsIgnoreCase("none")) {
                throw failure(ErrorCode.USER_TOKEN_REJECTED, "is not signed (alg is none)");
            }
            return jwt.getJWTClaimsSet();
        } catch (ParseException e) {
            // the cause may quote the token
            throw failure(ErrorCode.USER_TOKEN_REJECTED, "is no readable JWT");
        }
    }

    private DestinationException failure(ErrorCode code, String found) {
        return DestinationException.of(ErrorDetail.of(code, destination, "user token", found));
    }
}
