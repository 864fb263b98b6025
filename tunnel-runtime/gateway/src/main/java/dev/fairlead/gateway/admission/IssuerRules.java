package dev.fairlead.gateway.admission;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What else tokens of an issuer must say to authorise, and how to read them.
 *
 * @param audiences one of which a token must be for; empty: not checked
 * @param scopes all of which a token must have
 * @param tenant the tenant of all its tokens; empty: a claim names it
 * @param tenantClaims claims that name the tenant, the first present one counts; {@code a.b} is the member b of a
 * @param corporateToken whether a token of the corporate identity provider within a token is the principal
 */
public record IssuerRules(
        Set<String> audiences,
        Set<String> scopes,
        Optional<String> tenant,
        List<String> tenantClaims,
        boolean corporateToken) {

    /** What SAP's issuers use (authentication specification, 3.2; connectivity specification, 2.2). */
    public static final List<String> USUAL_TENANT_CLAIMS =
            List.of("zid", "app_tid", "zone_uuid", "ext_attr.subaccountid");

    public IssuerRules {
        audiences = Set.copyOf(audiences);
        scopes = Set.copyOf(scopes);
        Objects.requireNonNull(tenant, "tenant");
        tenantClaims = List.copyOf(tenantClaims);
    }

    /** Rules for certain audiences, and the usual claims. */
    public static IssuerRules forAudiences(Set<String> audiences) {
        return new IssuerRules(audiences, Set.of(), Optional.empty(), USUAL_TENANT_CLAIMS, false);
    }
}
