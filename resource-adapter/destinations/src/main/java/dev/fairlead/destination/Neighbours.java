package dev.fairlead.destination;

import dev.fairlead.authentication.CallContext;
import dev.fairlead.authentication.ObtainedToken;
import dev.fairlead.authentication.OtherDestinations;
import dev.fairlead.configuration.Authentication;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.LookupOptions;
import java.util.Optional;
import java.util.function.Function;

/** The destinations that a look-up's owner has beside it: same application, same tenant. */
final class Neighbours implements OtherDestinations {

    private final DestinationResolver resolver;
    private final DestinationLookup lookup;

    Neighbours(DestinationResolver resolver, DestinationLookup lookup) {
        this.resolver = resolver;
        this.lookup = lookup;
    }

    @Override
    public Authentication authentication(String name) {
        return target(name).authentication();
    }

    @Override
    public String revision(String name) {
        return target(name).info().version();
    }

    @Override
    public ObtainedToken token(String name, CallContext call) {
        return use(name, LookupOptions.DEFAULT, target -> token(target, call));
    }

    /**
     * The token of a target.
     *
     * @throws DestinationException if it gives none that others could use
     */
    static ObtainedToken token(Target target, CallContext call) {
        return target.authenticator()
                .token(call)
                .orElseThrow(() -> DestinationException.of(ErrorDetail.of(
                        ErrorCode.TOKEN_MISSING,
                        target.info().name(),
                        "Authentication",
                        "gives no token that others could use")));
    }

    @Override
    public void evict(String name, ObtainedToken refused) {
        target(name).authenticator().evict(refused);
    }

    /** Uses another destination, looked up with options of its own. */
    <R> R use(String name, LookupOptions options, Function<Target, R> use) {
        return resolver.use(lookup(name, options), Optional.empty(), use);
    }

    private Target target(String name) {
        return resolver.resolve(lookup(name, LookupOptions.DEFAULT), Optional.empty());
    }

    private DestinationLookup lookup(String name, LookupOptions options) {
        return new DestinationLookup(lookup.application(), lookup.tenant(), name, options);
    }
}
