package dev.fairlead.tunnel.token;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the claims of a genuine token must say: when, and for whom. */
final class TokenChecks {
    private static final long LEEWAY_SECONDS = 60;

    private final Duration expirationTolerance;
    private final Clock clock;

    TokenChecks(Duration expirationTolerance, Clock clock) {
        this.expirationTolerance = expirationTolerance;
        this.clock = clock;
    }

    void check(JsonObject claims, TrustedIssuer issuer) {
        checkTimes(claims);
        Set<String> audiences = issuer.audiences();
        if (!audiences.isEmpty() && audiencesOf(claims).stream().noneMatch(audiences::contains)) {
            throw new TokenRefusedException("aud", "The token is for another audience");
        }
        issuer.requiredClaims().forEach((claim, value) -> {
            if (!JsonText.of(claims, claim).filter(value::equals).isPresent()) {
                throw new TokenRefusedException(
                        "claim", "The token's claim " + claim + " is not what its issuer's entry requires");
            }
        });
    }

    private void checkTimes(JsonObject claims) {
        double now = clock.instant().toEpochMilli() / 1000.0;
        double expires = number(claims, "exp")
                .orElseThrow(() -> new TokenRefusedException("exp", "The token has no time of expiry"));
        if (now >= expires + LEEWAY_SECONDS + expirationTolerance.toSeconds()) {
            throw TokenRefusedException.tooOld();
        }
        checkNotInFuture(claims, "nbf", now);
        checkNotInFuture(claims, "iat", now);
    }

    private static void checkNotInFuture(JsonObject claims, String name, double now) {
        if (claims.containsKey(name)
                && number(claims, name)
                        .filter(from -> from <= now + LEEWAY_SECONDS)
                        .isEmpty()) {
            throw new TokenRefusedException(
                    name, "The token is not valid yet: compare the clocks of its issuer and of this machine");
        }
    }

    private static Optional<Double> number(JsonObject claims, String name) {
        return Optional.ofNullable(claims.get(name))
                .filter(JsonNumber.class::isInstance)
                .map(value -> ((JsonNumber) value).doubleValue());
    }

    private static List<String> audiencesOf(JsonObject claims) {
        JsonValue audience = claims.getOrDefault("aud", JsonValue.EMPTY_JSON_ARRAY);
        List<? extends JsonValue> values = audience instanceof JsonArray array ? array : List.of(audience);
        return values.stream()
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).getString())
                .toList();
    }
}
