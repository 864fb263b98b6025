package dev.fairlead.agent.principal;

import dev.fairlead.tunnel.PrincipalKind;
import dev.fairlead.tunnel.TunnelErrorCode;
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

/** What the claims of a genuine token must say: when, for whom, and about whom. */
final class TokenChecks {
    private static final long LEEWAY_SECONDS = 60;
    private static final List<String> CLIENT_CLAIMS = List.of("client_id", "azp", "cid");
    private static final List<String> USER_CLAIMS = List.of("user_name", "user_id", "email", "user_uuid");

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
            throw PrincipalRefusedException.rejected("aud", "The token is for another audience");
        }
        issuer.requiredClaims().forEach((claim, value) -> {
            if (!JsonText.of(claims, claim).filter(value::equals).isPresent()) {
                throw PrincipalRefusedException.rejected(
                        "claim", "The token's claim " + claim + " is not what its issuer's entry requires");
            }
        });
    }

    /** The channel decides who a token is for; a token of the other shape on it is refused. */
    void checkChannel(Claims claims) {
        if (claims.kind() == PrincipalKind.BUSINESS) {
            Optional<String> subject = claims.text("sub");
            boolean technical = claims.text("grant_type")
                            .filter("client_credentials"::equals)
                            .isPresent()
                    || CLIENT_CLAIMS.stream()
                            .map(claims::text)
                            .anyMatch(client -> client.isPresent() && client.equals(subject));
            if (technical) {
                throw PrincipalRefusedException.rejected("channel", "A client's own token came in place of a user's");
            }
        } else if (USER_CLAIMS.stream().anyMatch(claims.root()::containsKey)) {
            throw PrincipalRefusedException.rejected("channel", "A user's token came in place of a client's");
        }
    }

    private void checkTimes(JsonObject claims) {
        double now = clock.instant().toEpochMilli() / 1000.0;
        double expires = number(claims, "exp")
                .orElseThrow(() -> PrincipalRefusedException.rejected("exp", "The token has no time of expiry"));
        if (now >= expires + LEEWAY_SECONDS + expirationTolerance.toSeconds()) {
            throw new PrincipalRefusedException(
                    TunnelErrorCode.PRINCIPAL_EXPIRED, "exp", "The token has expired: get a new one and repeat");
        }
        checkNotInFuture(claims, "nbf", now);
        checkNotInFuture(claims, "iat", now);
    }

    private static void checkNotInFuture(JsonObject claims, String name, double now) {
        if (claims.containsKey(name)
                && number(claims, name)
                        .filter(from -> from <= now + LEEWAY_SECONDS)
                        .isEmpty()) {
            throw PrincipalRefusedException.rejected(
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
