package dev.fairlead.authentication;

import dev.fairlead.http.DestinationResponse;
import dev.fairlead.transport.Exchange;
import java.util.Optional;

/** The end of a chain that keeps nothing: each call goes the whole way. */
record ChainedAuthenticator(CallChain chain, Authenticator last) implements Authenticator {

    @Override
    public Exchange authenticate(Exchange exchange, CallContext call) {
        return last.authenticate(exchange, chain.atEnd(call));
    }

    @Override
    public Optional<Exchange> afterRefusal(
            Exchange original, Exchange sent, DestinationResponse refusal, CallContext call) {
        return last.afterRefusal(original, sent, refusal, chain.atEnd(call));
    }

    @Override
    public void answered(Exchange sent, DestinationResponse response, CallContext call) {
        last.answered(sent, response, chain.atEnd(call));
    }

    @Override
    public Optional<ObtainedToken> token(CallContext call) {
        return last.token(chain.atEnd(call));
    }

    @Override
    public void evict(ObtainedToken refused) {
        last.evict(refused);
    }

    @Override
    public void retire() {
        last.retire();
    }
}
