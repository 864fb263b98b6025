package dev.fairlead.authentication;

import dev.fairlead.caller.UserToken;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.saml.DestinationAssertions;
import dev.fairlead.transport.Exchange;
import java.time.Clock;
import java.util.Optional;

/**
 * Shows each request's user to the target by a SAML assertion made for it (authentication specification, 5.14).
 * Assertions are not kept.
 */
final class SamlAssertionAuthenticator implements Authenticator {

    private final String destination;
    private final String recipient;
    private final Users users;
    private final DestinationAssertions assertions;
    private final Clock clock;

    /**
     * @param destination name of the destination, for messages
     * @param recipient whom assertions are for, unless the destination names another
     */
    SamlAssertionAuthenticator(
            String destination, String recipient, Users users, DestinationAssertions assertions, Clock clock) {
        this.destination = destination;
        this.recipient = recipient;
        this.users = users;
        this.assertions = assertions;
        this.clock = clock;
    }

    @Override
    public Exchange authenticate(Exchange exchange, CallContext call) {
        UserToken token = Users.token(destination, call);
        users.of(destination, call, clock.instant());
        String assertion =
                assertions.issue(Optional.of(token), recipient).encoded().reveal();
        return exchange.withHeader("Authorization", "SAML2.0 " + assertion);
    }

    @Override
    public Optional<Exchange> afterRefusal(
            Exchange original, Exchange sent, DestinationResponse refusal, CallContext call) {
        throw DestinationException.of(ErrorDetail.of(
                        ErrorCode.CREDENTIALS_REFUSED, destination, "target", "answered 401 to a new SAML assertion")
                .withHint("Compare issuer, audience, recipient and certificate of the assertion with what the target"
                        + " trusts, and look whether it knows the user"));
    }
}
