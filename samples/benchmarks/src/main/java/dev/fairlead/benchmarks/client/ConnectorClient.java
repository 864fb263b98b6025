package dev.fairlead.benchmarks.client;

import dev.fairlead.benchmarks.server.Payload;
import dev.fairlead.caller.Caller;
import dev.fairlead.connector.http.HttpManagedConnectionFactory;
import dev.fairlead.destination.DestinationEngine;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.http.HttpConnection;
import dev.fairlead.http.HttpConnectionFactory;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.testkit.MatchingHabit;
import dev.fairlead.testkit.PoolingConnectionManager;
import jakarta.resource.ResourceException;
import java.util.Optional;

/** What an injected destination does: borrow from the server's pool, send, give back. */
final class ConnectorClient implements Client {
    private final DestinationEngine engine;
    private final HttpConnectionFactory factory;
    private final DestinationLookup[] lookups;
    private final Optional<Caller> caller;

    ConnectorClient(Scenario scenario) {
        FairleadDestinations destinations = new FairleadDestinations(scenario);
        engine = destinations.engine();
        lookups = destinations.lookups();
        caller = destinations.caller();
        HttpManagedConnectionFactory managed = new HttpManagedConnectionFactory();
        try {
            managed.setResourceAdapter(new BareEngineHost(engine));
        } catch (ResourceException e) {
            throw new IllegalStateException(e);
        }
        factory = (HttpConnectionFactory) managed.createConnectionFactory(
                new PoolingConnectionManager(MatchingHabit.PAYARA, Scenario.CONNECTIONS));
    }

    @Override
    public Object ready(int destination) {
        try (HttpConnection connection = factory.getConnection(lookups[destination], caller)) {
            return connection;
        }
    }

    @Override
    public String get(int destination) {
        try (HttpConnection connection = factory.getConnection(lookups[destination], caller);
                DestinationResponse response = connection.send(DestinationRequest.get(Scenario.RESOURCE))) {
            return Payload.checked(response.status(), response.text());
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
