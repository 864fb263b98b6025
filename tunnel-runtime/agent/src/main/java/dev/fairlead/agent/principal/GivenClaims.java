package dev.fairlead.agent.principal;

import dev.fairlead.tunnel.Principal;
import jakarta.json.JsonObject;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Takes claims that an administrator asks about for those of a verified token. For dry runs only, whose requests reach
 * no back end: there is no token here, and no signature.
 */
public final class GivenClaims implements PrincipalCheck {
    private final JsonObject claims;

    /** @param claims the payload that a token would have */
    public GivenClaims(JsonObject claims) {
        this.claims = Objects.requireNonNull(claims, "claims");
    }

    @Override
    public Optional<Claims> known(Principal principal) {
        return Optional.empty();
    }

    @Override
    public CompletionStage<Claims> verify(Principal principal) {
        Claims given = new Claims(principal.kind(), claims);
        given.requireShapeOfItsChannel();
        return CompletableFuture.completedFuture(given);
    }
}
