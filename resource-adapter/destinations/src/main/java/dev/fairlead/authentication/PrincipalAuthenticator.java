package dev.fairlead.authentication;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.UserToken;
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
    private final UserTenant tenant;
    private final Users users;
    private final Optional<LocalIssuer> localIssuer;
    private final Clock clock;

    /**
     * @param destination name of the destination
     * @param tenant whose users may call
     * @param localIssuer vouches for users without a token; empty if nobody does
     */
    PrincipalAuthenticator(
            String destination, UserTenant tenant, Users users, Optional<LocalIssuer> localIssuer, Clock clock) {
        this.destination = destination;
        this.tenant = tenant;
        this.users = users;
        this.localIssuer = localIssuer;
        this.clock = clock;
    }

    @Override
    public Exchange authenticate(Exchange exchange, CallContext call) {
        UserToken token = vouchedFor(call).orElseGet(() -> brought(call));
        AgentLogon.refuseAuthorization(exchange);
        return exchange.withPrincipal(token);
    }

    /** A token made here, if the user has none and somebody here may make it. */
    private Optional<UserToken> vouchedFor(CallContext call) {
        return call.caller()
                .filter(user -> user.token().isEmpty())
                .flatMap(user -> localIssuer.map(issuer -> {
                    tenant.check(issuer.tenantOf(user));
                    return issuer.token(destination, user);
                }));
    }

    private UserToken brought(CallContext call) {
        User user = users.of(destination, call, clock.instant());
        tenant.check(user, call.caller().map(Caller::identity).orElseThrow().tenant());
        return Users.token(destination, call);
    }
}
