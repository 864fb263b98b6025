package dev.fairlead.jwt;

import dev.fairlead.configuration.UserTokenRules;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whoever has a key that the destination names in {@code x_user_token.jwks} or {@code x_user_token.jwks_uri}: the
 * destination's maintainer vouches for names, tenants and audiences of those tokens (destination specification, 2.6.15).
 */
record DestinationIssuer(KeyLocation keys) implements TrustedIssuer {

    /** Empty if the destination names no keys. */
    static Optional<TrustedIssuer> of(UserTokenRules rules) {
        Optional<KeyLocation> inline = rules.jwks().map(KeyLocation.Inline::new);
        return inline.or(() -> rules.jwksUrl().map(KeyLocation.At::new)).map(DestinationIssuer::new);
    }

    @Override
    public boolean issued(UserClaims claims) {
        return claims.issuer().isPresent();
    }

    @Override
    public boolean servesTenantOf(UserClaims claims) {
        return true;
    }

    @Override
    public boolean meantForUs(UserClaims claims) {
        return true;
    }

    /** Those of the keys: each key fits only its own. */
    @Override
    public Set<SignatureAlgorithm> algorithms() {
        return EnumSet.allOf(SignatureAlgorithm.class);
    }

    @Override
    public KeyLocation keys(UserClaims claims) {
        return keys;
    }

    @Override
    public boolean owns(String host) {
        return keys instanceof KeyLocation.At at && at.url().host().equalsIgnoreCase(host);
    }
}
