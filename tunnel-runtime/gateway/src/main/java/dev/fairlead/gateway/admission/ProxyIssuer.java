package dev.fairlead.gateway.admission;

import dev.fairlead.tunnel.token.TrustedIssuer;
import jakarta.json.JsonObject;
import java.util.Optional;

/** Somebody whose tokens authorise. */
public sealed interface ProxyIssuer permits NamedIssuer, XsuaaIssuer {

    /** The issuer as which tokens of that name are verified; empty if it is another's. */
    Optional<TrustedIssuer> match(String issuer, JsonObject claims);

    /** What else its tokens must say. */
    IssuerRules rules();

    /** Whether a token is for one of the audiences, and has the scopes, in the spelling that this kind of issuer uses. */
    boolean isMeantForUs(TokenClaims claims);

    /** Whether a token has every scope that it must have. */
    boolean hasScopes(TokenClaims claims);
}
