package dev.fairlead.connector.rfc.system;

import dev.fairlead.caller.Caller;
import dev.fairlead.destination.DestinationEngine;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.http.HttpDestination;
import dev.fairlead.input.CallInput;
import dev.fairlead.source.DestinationLookup;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * The SOAP service of one RFC destination.
 *
 * @param caller on whose behalf this thread calls
 */
record EngineDestination(DestinationEngine engine, DestinationLookup lookup, Supplier<Optional<Caller>> caller)
        implements HttpDestination {

    @Override
    public String name() {
        return lookup.name();
    }

    @Override
    public DestinationResponse send(DestinationRequest request) {
        return engine.send(lookup, caller.get(), request);
    }

    @Override
    public HttpDestination with(CallInput input) {
        throw new UnsupportedOperationException("Calls of functions bring no input along");
    }

    @Override
    public HttpDestination forTenant(String tenant) {
        throw new UnsupportedOperationException("The tenant of a connection is chosen when it is borrowed");
    }

    @Override
    public CompletionStage<DestinationResponse> sendAsync(DestinationRequest request) {
        throw new UnsupportedOperationException("Functions are called on the thread of their caller");
    }
}
