package dev.fairlead.cdi.caller;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.CallerSource;
import jakarta.json.JsonString;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The user of a MicroProfile JWT: the caller's principal itself, or the one token that the log-in left beside it, or the
 * bean. Two tokens beside a principal that is none would leave open who the user is, so neither counts.
 */
final class MicroProfileJwtCaller implements CallerSource {
    private final ContainerPrincipal principal;
    private final ContainerBeans beans;
    private final Class<JsonWebToken> api = Objects.requireNonNull(JsonWebToken.class);

    MicroProfileJwtCaller(ContainerPrincipal principal, ContainerBeans beans) {
        this.principal = principal;
        this.beans = beans;
    }

    @Override
    public Optional<Caller> caller() {
        Optional<JsonWebToken> caller =
                principal.caller().filter(api::isInstance).map(api::cast);
        if (caller.isPresent()) {
            return caller.flatMap(MicroProfileJwtCaller::callerOf);
        }
        Set<JsonWebToken> tokens = principal.ofType(api);
        return switch (tokens.size()) {
            case 0 -> beans.find(api).flatMap(MicroProfileJwtCaller::callerOf);
            case 1 -> callerOf(tokens.iterator().next());
            default -> Optional.empty();
        };
    }

    private static Optional<Caller> callerOf(JsonWebToken token) {
        return TokenCaller.of(token.getRawToken(), token.getName(), claim -> text(token.getClaim(claim)));
    }

    /** Implementations give a claim as a string, or as JSON. */
    private static String text(Object claim) {
        if (claim instanceof JsonString json) {
            return json.getString();
        }
        return claim instanceof CharSequence text ? text.toString() : null;
    }
}
