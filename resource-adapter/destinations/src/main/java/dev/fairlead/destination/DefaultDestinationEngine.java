package dev.fairlead.destination;

import dev.fairlead.authentication.CallContext;
import dev.fairlead.authentication.ObtainedToken;
import dev.fairlead.caller.Caller;
import dev.fairlead.configuration.Authentication;
import dev.fairlead.configuration.Configuration;
import dev.fairlead.http.AuthorizationEndpoint;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.DestinationSource;
import dev.fairlead.source.Registration;
import java.util.Optional;

/** Leaves everything to the resolver and the targets that it finds. */
final class DefaultDestinationEngine implements DestinationEngine {

    private final DestinationResolver resolver;
    private final Runnable services;

    /**
     * @param services closes the ways to services that the engine uses
     */
    DefaultDestinationEngine(DestinationResolver resolver, Runnable services) {
        this.resolver = resolver;
        this.services = services;
    }

    @Override
    public DestinationInfo describe(DestinationLookup lookup) {
        return resolver.resolve(lookup, Optional.empty()).info();
    }

    @Override
    public Configuration configuration(DestinationLookup lookup) {
        return resolver.resolve(lookup, Optional.empty()).basis().configuration();
    }

    @Override
    public AuthorizationEndpoint authorizationEndpoint(DestinationLookup lookup) {
        return ConsentEndpoint.of(
                lookup.name(), resolver.resolve(lookup, Optional.empty()).authentication());
    }

    @Override
    public Optional<ObtainedToken> token(DestinationLookup lookup, CallContext call) {
        return resolver.use(
                lookup, Optional.of(call), target -> target.authenticator().token(call));
    }

    @Override
    public DestinationResponse send(DestinationLookup lookup, Optional<Caller> caller, DestinationRequest request) {
        CallContext call = new CallContext(caller, request.input());
        return resolver.use(lookup, Optional.of(call), target -> target.send(call, request));
    }

    @Override
    public DestinationResponse sendAs(DestinationLookup lookup, Authentication.Basic user, DestinationRequest request) {
        CallContext nobody = new CallContext(Optional.empty(), request.input());
        return resolver.use(lookup, Optional.of(nobody), target -> target.sendAs(user, nobody, request));
    }

    @Override
    public int idleConnections(DestinationLookup lookup) {
        return resolver.last(lookup).map(Target::idleConnections).orElse(0);
    }

    @Override
    public Registration register(String application, DestinationSource source) {
        return resolver.register(application, source);
    }

    @Override
    public void close() {
        resolver.close();
        services.run();
    }
}
