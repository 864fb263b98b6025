package dev.fairlead.authentication;

import dev.fairlead.caller.UserToken;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.transport.Exchange;
import java.time.Clock;

/**
 * Hands the user's token to the tunnel, which tells the agent who the user is. The token never stands in the HTTP
 * message (authentication specification, 5.4 and 10).
 */
final class PrincipalAuthenticator implements Authenticator {

    private final String destination;
    private final String tenant;
    private final Users users;
    private final Clock clock;

    /**
     * @param destination name of the destination
     * @param tenant the tenant of the call; empty if the installation has none
     */
    PrincipalAuthenticator(String destination, String tenant, Users users, Clock clock) {
        this.destination = destination;
        this.tenant = tenant;
        this.users = users;
        this.clock = clock;
    }

    @Override
    public Exchange authenticate(Exchange exchange, CallContext call) {
        UserToken token = Users.token(destination, call);
        call.caller().ifPresent(user -> checkTenant(user.identity().tenant()));
        users.of(destination, call, clock.instant());
        AgentLogon.refuseAuthorization(exchange);
        return exchange.withPrincipal(token);
    }

    private void checkTenant(String ofUser) {
        if (!ofUser.isEmpty() && !tenant.isEmpty() && !ofUser.equals(tenant)) {
            throw DestinationException.of(ErrorDetail.of(
                            ErrorCode.INPUT_CONTRADICTORY,
                            destination,
                            "tenant",
                            "the call is for tenant '" + tenant + "', the user belongs to another")
                    .withHint("Call for the user's own tenant; fairlead.tenant is that of calls that name none"));
        }
    }
}
