package dev.fairlead.authentication;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;

/**
 * Keeps a user from acting in another tenant's on-premise systems (authentication specification, 12.23). Which tenant
 * must be the user's:
 *
 * <pre>
 * tenant of the call     | way                | must be the user's
 * named by the call      | any                | that
 * the installation's     | its own gateway    | that: agents are enrolled for it by this name
 * the installation's     | the platform's     | the tenant of the proxy's own token, see ConnectivityProxy
 * </pre>
 *
 * <p>A user's tenant is named by the token, by id or subdomain; where the token names none, by the container. Where both
 * do, they must not contradict each other. A user without any contradicts none.
 *
 * @param destination name of the destination
 * @param tenant the tenant that must be the user's; empty if that is not known here
 */
record UserTenant(String destination, String tenant) {

    static UserTenant of(DestinationScope scope, boolean ownGateway) {
        return new UserTenant(scope.destination(), scope.tenantExplicit() || ownGateway ? scope.tenant() : "");
    }

    /**
     * @param told the tenant of the user by the container's word; empty if it names none
     * @throws DestinationException if the user belongs to another tenant
     */
    void check(User user, String told) {
        if (user.tenant().known()) {
            refuseUnless(user.mayBeOf(tenant) || tenant.isEmpty());
            refuseUnless(user.mayBeOf(told) || told.isEmpty());
        } else {
            check(told);
        }
    }

    /**
     * @param known the tenant of a user without a token; empty for none
     * @throws DestinationException if the user belongs to another tenant
     */
    void check(String known) {
        refuseUnless(known.isEmpty() || tenant.isEmpty() || known.equalsIgnoreCase(tenant));
    }

    private void refuseUnless(boolean same) {
        if (!same) {
            throw DestinationException.of(ErrorDetail.of(
                            ErrorCode.INPUT_CONTRADICTORY,
                            destination,
                            "tenant",
                            tenant.isEmpty()
                                    ? "the token and the container name different tenants of the user"
                                    : "the call is for tenant '" + tenant + "', the user belongs to another")
                    .withHint("Call for the user's own tenant, by its id or subdomain; fairlead.tenant is that of calls"
                            + " that name none"));
        }
    }
}
