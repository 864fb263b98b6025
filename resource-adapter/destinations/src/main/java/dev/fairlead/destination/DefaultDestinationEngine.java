package dev.fairlead.destination;

import dev.fairlead.caller.Caller;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.http.AuthorizationEndpoint;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.DestinationSource;
import dev.fairlead.source.Registration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks what is asked for, and leaves the rest to the resolver and the targets that it finds. */
final class DefaultDestinationEngine implements DestinationEngine {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,200}");

    private final DestinationResolver resolver;
    private final String defaultTenant;

    DefaultDestinationEngine(DestinationResolver resolver, String defaultTenant) {
        this.resolver = resolver;
        this.defaultTenant = defaultTenant;
    }

    @Override
    public DestinationInfo describe(DestinationLookup lookup) {
        return resolver.resolve(checked(lookup)).info();
    }

    @Override
    public AuthorizationEndpoint authorizationEndpoint(DestinationLookup lookup) {
        return ConsentEndpoint.of(
                lookup.name(), resolver.resolve(checked(lookup)).authentication());
    }

    @Override
    public DestinationResponse send(DestinationLookup lookup, Optional<Caller> caller, DestinationRequest request) {
        return resolver.resolve(checked(lookup)).send(caller, request);
    }

    @Override
    public Registration register(String application, DestinationSource source) {
        return resolver.register(application, source);
    }

    @Override
    public void close() {
        resolver.close();
    }

    private DestinationLookup checked(DestinationLookup lookup) {
        if (!NAME.matcher(lookup.name()).matches()) {
            throw DestinationException.of(ErrorDetail.of(
                    ErrorCode.DESTINATION_NAME_INVALID, "", "name", "is empty, too long or has a forbidden character"));
        }
        if (!lookup.options().fragment().isEmpty()) {
            throw DestinationException.of(ErrorDetail.of(
                            ErrorCode.FRAGMENT_NOT_FOUND,
                            lookup.name(),
                            "fragment",
                            "the sources of this release have no fragments")
                    .withHint("Write the merged properties into a destination"));
        }
        String tenant = lookup.tenant().isEmpty() ? defaultTenant : lookup.tenant();
        return new DestinationLookup(lookup.application(), tenant, lookup.name(), lookup.options());
    }
}
