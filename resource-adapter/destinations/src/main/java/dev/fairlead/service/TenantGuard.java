package dev.fairlead.service;

import dev.fairlead.authentication.CallContext;
import dev.fairlead.caller.Caller;
import dev.fairlead.caller.UserToken;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.jwt.UserClaims;
import dev.fairlead.jwt.UserTokenReader;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.TenantStrategy;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Keeps a user of one tenant from acting in another, the provider's above all. Whose the destination is, the service's
 * own token says; whose the user is, the user's token.
 *
 * <table>
 * <caption>Whether a user may call</caption>
 * <tr><th>Tenant of the user</th><th>Call names a tenant</th><th>Call names none</th></tr>
 * <tr><td>that of the call</td><td>yes</td><td>yes, if it is the provider's</td></tr>
 * <tr><td>another</td><td>no</td><td>no, but for strategy {@code PROVIDER_ONLY}</td></tr>
 * <tr><td>not known</td><td>yes</td><td>only where the user plays no part, for strategy {@code PROVIDER_ONLY}, or if
 *     the destination names the keys of issuers that it trusts</td></tr>
 * </table>
 */
final class TenantGuard {

    private static final Set<String> CORPORATE_TOKENS = Set.of("access_token", "id_token");

    private final DestinationLookup lookup;
    private final boolean explicit;
    private final UserTokenReader users;
    private final Supplier<String> bindingToken;

    /**
     * @param explicit whether the call names the look-up's tenant
     * @param bindingToken the service's token of the tenant that the destination belongs to
     */
    TenantGuard(DestinationLookup lookup, boolean explicit, UserTokenReader users, Supplier<String> bindingToken) {
        this.lookup = lookup;
        this.explicit = explicit;
        this.users = users;
        this.bindingToken = bindingToken;
    }

    /** Whether the user's token may go to the service before the destination is known. */
    boolean mayOffer(CallContext call) {
        try {
            call.caller().flatMap(Caller::token).ifPresent(this::current);
            check(call, false);
            return true;
        } catch (DestinationException e) {
            // whether that matters depends on the destination
            return false;
        }
    }

    /**
     * @param unknownAllowed whether users of an unknown tenant may call: where the user plays no part, or where the
     *     destination itself names the issuers that it trusts
     * @throws DestinationException if the user must not call
     */
    void check(CallContext call, boolean unknownAllowed) {
        if (call.caller().isEmpty() || providerAnyway()) {
            return;
        }
        Caller caller = call.caller().get();
        Optional<UserClaims> claims = caller.token().flatMap(this::claims);
        Optional<String> id = claims.flatMap(UserClaims::tenantId)
                .or(() -> Optional.of(caller.identity().tenant()).filter(tenant -> !tenant.isEmpty()));
        Optional<String> subdomain = claims.flatMap(UserClaims::tenantSubdomain);
        if (id.isEmpty() && subdomain.isEmpty()) {
            checkUnknown(unknownAllowed);
        } else if (!same(id, subdomain)) {
            throw failure(
                    explicit
                            ? "the call is for tenant '" + lookup.tenant() + "', the user belongs to another"
                            : "the call names none, and the user belongs to another tenant than this application's");
        }
    }

    /**
     * @throws dev.fairlead.error.NoUserException if the token is none that the service can read, or is not valid now
     */
    void current(UserToken token) {
        users.current(lookup.name(), token);
    }

    /** Whether a user's token asks for that of the corporate identity provider to be forwarded in its place. */
    boolean forwardsCorporateToken(UserToken token) {
        return claims(token)
                .flatMap(claims -> claims.text("forward_corp_idp_token"))
                .filter(CORPORATE_TOKENS::contains)
                .isPresent();
    }

    /** When a user's token expires. */
    Optional<Instant> expiry(UserToken token) {
        return claims(token).flatMap(UserClaims::expiry);
    }

    private void checkUnknown(boolean unknownAllowed) {
        if (!explicit && !unknownAllowed) {
            throw failure("the user's token names none, so nobody can tell that it is the provider's");
        }
    }

    private boolean providerAnyway() {
        return !explicit && lookup.options().strategy() == TenantStrategy.PROVIDER_ONLY;
    }

    private boolean same(Optional<String> id, Optional<String> subdomain) {
        if (explicit && subdomain.filter(lookup.tenant()::equalsIgnoreCase).isPresent()) {
            return true;
        }
        if (explicit && (subdomain.isPresent() || providersDestination())) {
            return id.filter(lookup.tenant()::equalsIgnoreCase).isPresent();
        }
        Optional<UserClaims> owner = claims(UserToken.of(bindingToken.get()));
        boolean byId = id.isPresent() && owner.flatMap(UserClaims::tenantId).equals(id);
        boolean bySubdomain = id.isEmpty()
                && subdomain.isPresent()
                && owner.flatMap(UserClaims::tenantSubdomain).equals(subdomain);
        return byId || bySubdomain;
    }

    /** Then the service's token is the provider's and says nothing of the tenant of the call. */
    private boolean providersDestination() {
        TenantStrategy strategy = lookup.options().strategy();
        return strategy != TenantStrategy.CURRENT_TENANT && strategy != TenantStrategy.SUBSCRIBER_ONLY;
    }

    private Optional<UserClaims> claims(UserToken token) {
        try {
            return Optional.of(users.claims(lookup.name(), token));
        } catch (DestinationException e) {
            // an opaque token names no tenant; whether it can be used at all is another question
            return Optional.empty();
        }
    }

    private DestinationException failure(String found) {
        return DestinationException.of(ErrorDetail.of(ErrorCode.INPUT_CONTRADICTORY, lookup.name(), "tenant", found)
                .withHint("Call for the user's own tenant, or say with strategy PROVIDER_ONLY that the provider's"
                        + " destination is meant"));
    }
}
