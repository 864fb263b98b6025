package dev.fairlead.gateway.admission;

import dev.fairlead.tunnel.token.TrustedIssuer;
import jakarta.json.JsonObject;
import java.util.Objects;
import java.util.Optional;

/**
 * One issuer, known by its exact name.
 *
 * @param issuer its name and keys
 * @param rules what else its tokens must say
 */
public record NamedIssuer(TrustedIssuer issuer, IssuerRules rules) implements ProxyIssuer {

    public NamedIssuer {
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(rules, "rules");
    }

    @Override
    public Optional<TrustedIssuer> match(String name, JsonObject claims) {
        return name.equals(issuer.issuer()) ? Optional.of(issuer) : Optional.empty();
    }

    @Override
    public boolean isMeantForUs(TokenClaims claims) {
        return rules.audiences().isEmpty() || claims.audiences().stream().anyMatch(rules.audiences()::contains);
    }

    @Override
    public boolean hasScopes(TokenClaims claims) {
        return claims.scopes().containsAll(rules.scopes());
    }
}
