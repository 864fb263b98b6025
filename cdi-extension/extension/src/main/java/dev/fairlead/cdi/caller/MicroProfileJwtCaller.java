package dev.fairlead.cdi.caller;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.OnBehalfOf;
import jakarta.json.JsonString;
import java.security.Principal;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The user of a MicroProfile JWT: the caller's principal itself, or the one token that the log-in left beside it, or the
 * bean. Two tokens beside a principal that is none leave open who the user is; nobody else is asked then, so that no
 * call is made for whom it was not meant.
 */
final class MicroProfileJwtCaller implements UserSource {
    private final ContainerBeans beans;
    private final Class<JsonWebToken> api = Objects.requireNonNull(JsonWebToken.class);

    MicroProfileJwtCaller(ContainerBeans beans) {
        this.beans = beans;
    }

    @Override
    public OnBehalfOf user(ContainerPrincipal now) {
        Optional<Principal> caller = now.caller();
        if (caller.isPresent() && caller.get() instanceof JsonWebToken token) {
            return OnBehalfOf.known(callerOf(token));
        }
        Set<JsonWebToken> tokens = now.ofType(api);
        if (tokens.isEmpty()) {
            return OnBehalfOf.known(beans.find(api).flatMap(MicroProfileJwtCaller::callerOf));
        }
        return differ(tokens)
                ? OnBehalfOf.nobody("the user is ambiguous: " + tokens.size() + " tokens beside the principal")
                : OnBehalfOf.known(callerOf(tokens.iterator().next()));
    }

    private static boolean differ(Set<JsonWebToken> tokens) {
        return tokens.size() > 1
                && tokens.stream().map(JsonWebToken::getRawToken).distinct().count() > 1;
    }

    private static Optional<Caller> callerOf(JsonWebToken token) {
        return TokenCaller.of(token.getRawToken(), token.getName(), claim -> text(token.getClaim(claim)));
    }

    /** Implementations give a claim as a string, or as JSON. */
    private static Optional<String> text(Object claim) {
        if (claim instanceof JsonString json) {
            return Optional.of(json.getString());
        }
        return claim instanceof CharSequence text ? Optional.of(text.toString()) : Optional.empty();
    }
}
