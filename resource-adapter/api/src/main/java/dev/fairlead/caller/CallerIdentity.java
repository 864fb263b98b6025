package dev.fairlead.caller;

import java.io.Serializable;
import java.util.Objects;

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

    public CallerIdentity {
        Objects.requireNonNull(tenant, "tenant");
        if (issuer.isBlank() || userId.isBlank()) {
            throw new IllegalArgumentException("A caller has an issuer and a user id");
        }
    }
}
