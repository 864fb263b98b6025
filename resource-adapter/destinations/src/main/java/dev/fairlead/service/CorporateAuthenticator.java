package dev.fairlead.service;

import dev.fairlead.authentication.Authenticator;
import dev.fairlead.authentication.CallContext;
import dev.fairlead.authentication.ObtainedToken;
import dev.fairlead.caller.Caller;
import dev.fairlead.caller.UserToken;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.transport.Exchange;
import java.util.Optional;

/**
 * Propagates users of Cloud Identity Services by the token of their corporate identity provider, if their own token says
 * so with {@code forward_corp_idp_token}: the Destination service exchanges it (authentication specification, 10.2;
 * destination specification, 2.6). All others are propagated by their own tokens; nobody falls back to that.
 */
final class CorporateAuthenticator implements Authenticator {

    private final TenantGuard guard;
    private final Authenticator service;
    private final Authenticator propagation;

    /**
     * @param service gets the corporate tokens
     * @param propagation hands a user's token to the way to the agent
     */
    CorporateAuthenticator(TenantGuard guard, Authenticator service, Authenticator propagation) {
        this.guard = guard;
        this.service = service;
        this.propagation = propagation;
    }

    @Override
    public Exchange authenticate(Exchange exchange, CallContext call) {
        return propagation.authenticate(exchange, propagated(call));
    }

    @Override
    public Optional<Exchange> afterRefusal(
            Exchange original, Exchange sent, DestinationResponse refusal, CallContext call) {
        return propagation.afterRefusal(original, sent, refusal, propagated(call));
    }

    private CallContext propagated(CallContext call) {
        if (call.caller()
                .flatMap(Caller::token)
                .filter(guard::forwardsCorporateToken)
                .isEmpty()) {
            return call;
        }
        Caller user = call.caller().orElseThrow();
        // the service has verified the user's token, and vouches for the one that it gives
        Optional<UserToken> corporate =
                service.token(call).map(token -> UserToken.of(token.value().reveal()));
        return new CallContext(Optional.of(new Caller(user.identity(), user.name(), corporate, true)), call.input());
    }

    @Override
    public Optional<ObtainedToken> token(CallContext call) {
        return propagation.token(propagated(call));
    }

    @Override
    public void evict(ObtainedToken refused) {
        service.evict(refused);
        propagation.evict(refused);
    }

    @Override
    public void retire() {
        service.retire();
        propagation.retire();
    }
}
