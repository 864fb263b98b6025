package dev.fairlead.jwt;

import dev.fairlead.configuration.HttpUrl;
import java.util.Objects;
import java.util.Set;

/**
 * An issuer with one fixed name, such as a tenant of Cloud Identity Services or any OpenID provider.
 *
 * @param issuer {@code iss} of its tokens, letter by letter
 * @param audiences a token is for us if {@code aud} has one of these; one at least
 * @param tenants ids of the tenants that count; empty: every token of the issuer does
 * @param algorithms what its tokens may be signed with; one at least
 * @param keys where its keys are
 */
public record OpenIdIssuer(
        String issuer, Set<String> audiences, Set<String> tenants, Set<SignatureAlgorithm> algorithms, KeyLocation keys)
        implements TrustedIssuer {

    /**
     * @throws IllegalArgumentException if it has no name, audience or algorithm
     */
    public OpenIdIssuer {
        if (issuer.isBlank() || audiences.isEmpty() || algorithms.isEmpty()) {
            throw new IllegalArgumentException("A trusted issuer has a name, an audience and an algorithm");
        }
        audiences = Set.copyOf(audiences);
        tenants = Set.copyOf(tenants);
        algorithms = Set.copyOf(algorithms);
        Objects.requireNonNull(keys, "keys");
    }

    /** One that signs with RS256, for all its tenants, whose metadata are at its URL. */
    public static OpenIdIssuer discovered(String issuer, Set<String> audiences) {
        return new OpenIdIssuer(
                issuer,
                audiences,
                Set.of(),
                Set.of(SignatureAlgorithm.RS256),
                new KeyLocation.Discovered(issuer, Set.of()));
    }

    @Override
    public boolean issued(UserClaims claims) {
        return claims.issuer().filter(issuer::equals).isPresent();
    }

    @Override
    public boolean servesTenantOf(UserClaims claims) {
        return tenants.isEmpty() || claims.tenantId().filter(tenants::contains).isPresent();
    }

    @Override
    public boolean meantForUs(UserClaims claims) {
        return claims.audiences().stream().anyMatch(audiences::contains);
    }

    @Override
    public KeyLocation keys(UserClaims claims) {
        return keys;
    }

    @Override
    public boolean owns(String host) {
        boolean ofKeys = keys instanceof KeyLocation.At at && sameHost(at.url(), host);
        return ofKeys
                || TrustedIssuer.host(issuer).filter(host::equalsIgnoreCase).isPresent();
    }

    private static boolean sameHost(HttpUrl url, String host) {
        return url.host().equalsIgnoreCase(host);
    }
}
