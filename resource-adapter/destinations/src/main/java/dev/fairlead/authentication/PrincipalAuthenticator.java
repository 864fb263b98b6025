package dev.fairlead.authentication;

import dev.fairlead.caller.UserToken;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.issuer.LocalIssuer;
import dev.fairlead.transport.Exchange;
import java.time.Clock;
import java.util.Optional;

/**
 * Hands the user's token to the tunnel, which tells the agent who the user is. The token never stands in the HTTP
 * message (authentication specification, 5.4 and 10).
 */
final class PrincipalAuthenticator implements Authenticator {

    private final String destination;
    private final String tenant;
    private final Users users;
    private final Optional<LocalIssuer> localIssuer;
    private final Clock clock;

    /**
     * @param destination name of the destination
     * @param tenant the tenant of the call; empty if the installation has none
     * @param localIssuer vouches for users without a token; empty if nobody does
     */
    PrincipalAuthenticator(
            String destination, String tenant, Users users, Optional<LocalIssuer> localIssuer, Clock clock) {
        this.destination = destination;
        this.tenant = tenant;
        this.users = users;
        this.localIssuer = localIssuer;
        this.clock = clock;
    }

    @Override
    public Exchange authenticate(Exchange exchange, CallContext call) {
        call.caller().ifPresent(user -> checkTenant(user.identity().tenant()));
        UserToken token = vouchedFor(call).orElseGet(() -> brought(call));
        AgentLogon.refuseAuthorization(exchange);
        return exchange.withPrincipal(token);
    }

    /** A token made here, if the user has none and somebody here may make it. */
    private Optional<UserToken> vouchedFor(CallContext call) {
        return call.caller()
                .filter(user -> user.token().isEmpty())
                .flatMap(user -> localIssuer.map(issuer -> issuer.token(destination, user)));
    }

    private UserToken brought(CallContext call) {
        users.of(destination, call, clock.instant());
        return Users.token(destination, call);
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
