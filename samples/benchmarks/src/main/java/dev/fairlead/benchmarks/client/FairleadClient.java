package dev.fairlead.benchmarks.client;

import dev.fairlead.authentication.CallContext;
import dev.fairlead.benchmarks.server.Payload;
import dev.fairlead.caller.Caller;
import dev.fairlead.destination.DestinationEngine;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.input.CallInput;
import dev.fairlead.source.DestinationLookup;
import java.util.Optional;

/** The engine alone. */
final class FairleadClient implements Client {
    private final DestinationEngine engine;
    private final DestinationLookup[] lookups;
    private final Optional<Caller> caller;
    private final CallContext call;

    FairleadClient(Scenario scenario) {
        FairleadDestinations destinations = new FairleadDestinations(scenario);
        engine = destinations.engine();
        lookups = destinations.lookups();
        caller = destinations.caller();
        call = new CallContext(caller, CallInput.NONE);
    }

    @Override
    public Object ready(int destination) {
        return caller.isEmpty() ? engine.describe(lookups[destination]) : engine.token(lookups[destination], call);
    }

    @Override
    public String get(int destination) {
        try (DestinationResponse response =
                engine.send(lookups[destination], caller, DestinationRequest.get(Scenario.RESOURCE))) {
            return Payload.checked(response.status(), response.text());
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
