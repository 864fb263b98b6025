package dev.fairlead.binding.token;

import dev.fairlead.binding.ServiceBinding;
import dev.fairlead.binding.ServiceBindings;
import dev.fairlead.binding.credentials.CredentialsReader;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.route.ConnectivityProxy;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The services that are bound to this process, with the client of their own binding or of Cloud Identity Services, as
 * configuration says ({@link ServiceBindings#usesIdentity}).
 *
 * <p>Every method throws {@link dev.fairlead.error.InvalidDestinationException} with
 * {@link ErrorCode#BINDING_UNUSABLE} if a binding is there and cannot be used, or if there are several and none is
 * named.
 */
public final class BoundServices {

    private static final String IDENTITY = "identity";

    private final ServiceBindings bindings;
    private final CredentialsReader reader;
    private final BindingTokens tokens;
    private final Clock clock;

    /**
     * @param tokens not closed here
     * @param clock tells when to look for rotated credentials
     */
    public BoundServices(ServiceBindings bindings, CredentialsReader reader, BindingTokens tokens, Clock clock) {
        this.bindings = bindings;
        this.reader = reader;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * The Destination service; empty if it is not bound.
     *
     * @param instance name of the instance, see {@link ServiceBindings#find}
     */
    public Optional<BoundDestinationService> destination(Optional<String> instance) {
        return rotating("destination", instance, reader::destination, reader::destination)
                .map(credentials -> new BoundDestinationService(credentials, tokens));
    }

    /**
     * The proxy of the Connectivity service; empty if it is not bound.
     *
     * @param instance name of the instance, see {@link ServiceBindings#find}
     */
    public Optional<ConnectivityProxy> connectivity(Optional<String> instance) {
        return rotating("connectivity", instance, reader::connectivity, reader::connectivity)
                .map(credentials -> new BoundConnectivityProxy(credentials, tokens, clock));
    }

    private <C> Optional<RotatingCredentials<C>> rotating(
            String label,
            Optional<String> instance,
            Function<ServiceBinding, C> own,
            BiFunction<ServiceBinding, ServiceBinding, C> withIdentity) {
        Supplier<Optional<C>> source = () -> bindings.find(label, instance)
                .map(binding -> bindings.usesIdentity(label)
                        ? withIdentity.apply(binding, identity(label))
                        : own.apply(binding));
        return source.get().map(first -> new RotatingCredentials<>(label, first, source, clock));
    }

    private ServiceBinding identity(String label) {
        return bindings.find(IDENTITY, Optional.empty())
                .orElseThrow(() -> DestinationException.of(ErrorDetail.of(
                                ErrorCode.BINDING_UNUSABLE,
                                "",
                                "service " + IDENTITY,
                                "is not bound, and its client was to get tokens for service " + label)
                        .withHint("Bind an instance of identity, or let the service's own client get tokens")));
    }
}
