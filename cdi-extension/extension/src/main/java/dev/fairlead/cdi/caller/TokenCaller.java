package dev.fairlead.cdi.caller;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.CallerIdentity;
import dev.fairlead.caller.UserToken;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Makes a caller of a token that the container has verified. */
final class TokenCaller {

    private TokenCaller() {}

    /**
     * The user of a token; empty unless token, issuer and user are all known.
     *
     * @param token as the container gives it; null or blank for none
     * @param name by which the container knows the user; null or blank for none
     * @param claim gives a claim's text by its name; empty if the token has no such claim
     */
    static Optional<Caller> of(String token, String name, Function<String, Optional<String>> claim) {
        if (token == null || token.isBlank()) {
            return Optional.empty();
        }
        String known = Objects.requireNonNullElse(name, "");
        return CallerIdentity.ofClaims(known, claim)
                .map(user -> new Caller(
                        user, known.isBlank() ? user.userId() : known, Optional.of(UserToken.of(token)), true));
    }
}
