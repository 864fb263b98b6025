package dev.fairlead.destination;

import dev.fairlead.authentication.Authenticator;
import dev.fairlead.authentication.CallContext;
import dev.fairlead.authentication.ObtainedToken;
import dev.fairlead.configuration.Authentication;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.source.DestinationChain;
import dev.fairlead.source.LookupOptions;
import dev.fairlead.transport.Exchange;
import java.util.Optional;

/**
 * The end of a chain whose links are destinations of this server: asks the helper for a token, from the helper's own
 * cache where it has one, and logs on with it. What the last link keeps is keyed by what the helper gave, which is the
 * original user's alone and another once either changes.
 */
final class ChainAuthenticator implements Authenticator {

    private final String destination;
    private final Chain chain;
    private final String helper;
    private final LookupOptions helperOptions;
    private final Neighbours neighbours;
    private final Authenticator last;

    private ChainAuthenticator(
            String destination,
            Chain chain,
            String helper,
            LookupOptions helperOptions,
            Neighbours neighbours,
            Authenticator last) {
        this.destination = destination;
        this.chain = chain;
        this.helper = helper;
        this.helperOptions = helperOptions;
        this.neighbours = neighbours;
        this.last = last;
    }

    /**
     * @param authentication of the last destination
     * @param last logs on to it
     * @throws DestinationException if there is no such chain, it lacks a variable, or cannot end here
     */
    static Authenticator of(
            String destination,
            DestinationChain described,
            Authentication authentication,
            Neighbours neighbours,
            Authenticator last) {
        Chain chain = Chain.of(described.name())
                .orElseThrow(() -> failure(ErrorCode.LOOKUP_INVALID, destination, "chain", "has an unknown name"));
        if (!chain.endsAt(authentication)) {
            throw failure(
                    ErrorCode.PROPERTY_INVALID,
                    destination,
                    "Authentication",
                    "is " + authentication.value() + ", at which this chain cannot end");
        }
        String helper = described.variables().getOrDefault(chain.helperVariable(), "");
        if (helper.isBlank()) {
            throw failure(
                    ErrorCode.INPUT_MISSING,
                    destination,
                    "chain",
                    "lacks the variable X-chain-var-" + chain.helperVariable());
        }
        String fragment = described.variables().getOrDefault(chain.fragmentVariable(), "");
        boolean optional =
                Boolean.parseBoolean(described.variables().getOrDefault(chain.fragmentOptionalVariable(), "false"));
        LookupOptions options =
                optional ? LookupOptions.DEFAULT.optionalFragment(fragment) : LookupOptions.DEFAULT.fragment(fragment);
        return new ChainAuthenticator(destination, chain, helper, options, neighbours, last);
    }

    @Override
    public Exchange authenticate(Exchange exchange, CallContext call) {
        return last.authenticate(exchange, next(call));
    }

    @Override
    public Optional<Exchange> afterRefusal(
            Exchange original, Exchange sent, DestinationResponse refusal, CallContext call) {
        return last.afterRefusal(original, sent, refusal, next(call));
    }

    @Override
    public Optional<ObtainedToken> token(CallContext call) {
        return last.token(next(call));
    }

    @Override
    public void evict(ObtainedToken refused) {
        last.evict(refused);
    }

    @Override
    public void retire() {
        last.retire();
    }

    private CallContext next(CallContext call) {
        CallContext first = Chain.first(destination, call);
        return chain.next(call, neighbours.use(helper, helperOptions, target -> helperToken(target, first)));
    }

    private ObtainedToken helperToken(Target target, CallContext call) {
        if (!chain.helpedBy(target.authentication())) {
            throw failure(
                    ErrorCode.PROPERTY_INVALID,
                    helper,
                    "Authentication",
                    "is " + target.authentication().value() + ", which cannot help in this chain");
        }
        return Neighbours.token(target, call);
    }

    private static DestinationException failure(ErrorCode code, String destination, String place, String found) {
        return DestinationException.of(ErrorDetail.of(code, destination, place, found));
    }
}
