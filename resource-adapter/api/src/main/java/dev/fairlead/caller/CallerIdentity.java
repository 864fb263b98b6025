package dev.fairlead.caller;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who a user is: the same user id from two issuers, or in two tenants, is two users.
 *
 * @param tenant the user's tenant; empty if the token or container names none
 * @param issuer issuer of the token, followed by {@code #} and the identity provider behind it where the token names
 *     one; or the mechanism that logged the user on; never empty
 * @param userId the issuer's id of the user; never empty
 */
public record CallerIdentity(String tenant, String issuer, String userId) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Claims that name the tenant, the first one there wins (authentication specification, 3.2). */
    private static final List<String> TENANT_CLAIMS = List.of("zid", "app_tid", "zone_uuid");

    /** XSUAA names the identity provider so. */
    private static final String ORIGIN = "origin";

    public CallerIdentity {
        Objects.requireNonNull(tenant, "tenant");
        if (issuer.isBlank() || userId.isBlank()) {
            throw new IllegalArgumentException("A caller has an issuer and a user id");
        }
    }

    /**
     * Who the user of a token is; empty unless issuer and user are known. The user id is the subject, or, where a token
     * has none, the name by which the container knows the user.
     *
     * @param name the name by which the container knows the user; may be blank
     * @param claim gives a claim's text by the claim's name; empty if the token has no such claim, or no text in it
     */
    public static Optional<CallerIdentity> ofClaims(String name, Function<String, Optional<String>> claim) {
        Function<String, Optional<String>> filled = key -> claim.apply(key).filter(text -> !text.isBlank());
        Optional<String> userId = filled.apply("sub").or(() -> Optional.of(name).filter(text -> !text.isBlank()));
        // behind one issuer may stand several identity providers, each with users of the same names
        Optional<String> issuer = filled.apply("iss")
                .map(made ->
                        filled.apply(ORIGIN).map(origin -> made + "#" + origin).orElse(made));
        String tenant = TENANT_CLAIMS.stream()
                .flatMap(key -> filled.apply(key).stream())
                .findFirst()
                .orElse("");
        return issuer.flatMap(made -> userId.map(id -> new CallerIdentity(tenant, made, id)));
    }
}
