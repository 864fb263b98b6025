package dev.fairlead.authentication;

import dev.fairlead.http.DestinationResponse;
import dev.fairlead.transport.Exchange;
import java.util.Optional;

/**
 * Tells the agent which user calls, or where nobody does, which technical client. A user who cannot be told of is an
 * error: the technical client stands in for nobody else (RFC specification, D.4).
 */
record PrincipalOrTechnicalAuthenticator(Authenticator principal, Authenticator technical) implements Authenticator {

    private Authenticator of(CallContext call) {
        return call.caller().isPresent() ? principal : technical;
    }

    @Override
    public Exchange authenticate(Exchange exchange, CallContext call) {
        return of(call).authenticate(exchange, call);
    }

    @Override
    public Optional<Exchange> afterRefusal(
            Exchange original, Exchange sent, DestinationResponse refusal, CallContext call) {
        return of(call).afterRefusal(original, sent, refusal, call);
    }

    @Override
    public void answered(Exchange sent, DestinationResponse response, CallContext call) {
        of(call).answered(sent, response, call);
    }

    @Override
    public Optional<ObtainedToken> token(CallContext call) {
        return of(call).token(call);
    }

    @Override
    public void evict(ObtainedToken refused) {
        principal.evict(refused);
        technical.evict(refused);
    }

    @Override
    public void retire() {
        principal.retire();
        technical.retire();
    }
}
