package dev.fairlead.authentication;

import dev.fairlead.caller.Caller;
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
public final class PrincipalAuthenticator implements Authenticator {

    private final String destination;
    private final String tenant;
    private final UserTokenCheck check;

    /**
     * @param destination name of the destination
     * @param tenant the tenant of the call; empty if the installation has none
     */
    public PrincipalAuthenticator(String destination, String tenant, Clock clock) {
        this.destination = destination;
        this.tenant = tenant;
        this.check = new UserTokenCheck(destination, clock);
    }

    @Override
    public Exchange authenticate(Exchange exchange, CallContext call) {
        Caller user = call.caller()
                .orElseThrow(() -> failure(ErrorCode.NO_USER, "user", "PrincipalPropagation, and nobody is signed in"));
        String ofUser = user.identity().tenant();
        if (!ofUser.isEmpty() && !tenant.isEmpty() && !ofUser.equals(tenant)) {
            throw DestinationException.of(ErrorDetail.of(
                            ErrorCode.INPUT_CONTRADICTORY,
                            destination,
                            "tenant",
                            "the call is for tenant '" + tenant + "', the user belongs to another")
                    .withHint("Call for the user's own tenant; fairlead.tenant is that of calls that name none"));
        }
        UserToken token = user.token()
                .orElseThrow(() -> failure(
                        ErrorCode.NO_USER_TOKEN,
                        "user",
                        "signed in by " + user.identity().issuer() + ", which gave no token"));
        check.check(token);
        if (exchange.headers().stream().anyMatch(header -> header.getKey().equalsIgnoreCase("Authorization"))) {
            throw failure(
                    ErrorCode.REQUEST_INVALID,
                    "request header Authorization",
                    "is set though the agent logs the user on");
        }
        return exchange.withPrincipal(token);
    }

    private DestinationException failure(ErrorCode code, String place, String found) {
        return DestinationException.of(ErrorDetail.of(code, destination, place, found));
    }
}
