package dev.fairlead.service;

import dev.fairlead.authentication.Authenticator;
import dev.fairlead.authentication.CallContext;
import dev.fairlead.authentication.ObtainedToken;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.transport.Exchange;
import java.util.Optional;

/** An authenticator of this engine for a destination of the service, for those users only whose tenant it serves. */
final class GuardedAuthenticator implements Authenticator {

    private final TenantGuard guard;
    private final Authenticator local;
    private final boolean userBound;

    GuardedAuthenticator(TenantGuard guard, Authenticator local, boolean userBound) {
        this.guard = guard;
        this.local = local;
        this.userBound = userBound;
    }

    @Override
    public Exchange authenticate(Exchange exchange, CallContext call) {
        guard.check(call, !userBound);
        return local.authenticate(exchange, call);
    }

    @Override
    public Optional<Exchange> afterRefusal(
            Exchange original, Exchange sent, DestinationResponse refusal, CallContext call) {
        guard.check(call, !userBound);
        return local.afterRefusal(original, sent, refusal, call);
    }

    @Override
    public void answered(Exchange sent, DestinationResponse response, CallContext call) {
        local.answered(sent, response, call);
    }

    @Override
    public Optional<ObtainedToken> token(CallContext call) {
        guard.check(call, !userBound);
        return local.token(call);
    }

    @Override
    public void evict(ObtainedToken refused) {
        local.evict(refused);
    }

    @Override
    public void retire() {
        local.retire();
    }
}
