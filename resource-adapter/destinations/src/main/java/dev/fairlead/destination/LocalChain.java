package dev.fairlead.destination;

import dev.fairlead.authentication.CallChain;
import dev.fairlead.authentication.CallContext;
import dev.fairlead.authentication.ObtainedToken;
import dev.fairlead.configuration.Authentication;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.source.DestinationChain;
import dev.fairlead.source.LookupOptions;

/** A chain whose links are destinations of this server. */
final class LocalChain implements CallChain {

    private final String destination;
    private final Chain chain;
    private final String helper;
    private final LookupOptions helperOptions;
    private final Neighbours neighbours;

    private LocalChain(
            String destination, Chain chain, String helper, LookupOptions helperOptions, Neighbours neighbours) {
        this.destination = destination;
        this.chain = chain;
        this.helper = helper;
        this.helperOptions = helperOptions;
        this.neighbours = neighbours;
    }

    /**
     * @param authentication of the last destination
     * @throws DestinationException if there is no such chain, it lacks a variable, or cannot end here
     */
    static CallChain of(
            String destination, DestinationChain described, Authentication authentication, Neighbours neighbours) {
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
        return new LocalChain(destination, chain, helper, options, neighbours);
    }

    @Override
    public String revision() {
        return neighbours.use(helper, helperOptions, target -> target.info().version());
    }

    @Override
    public CallContext atEnd(CallContext call) {
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
