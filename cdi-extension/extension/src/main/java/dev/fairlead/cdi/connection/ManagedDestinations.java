package dev.fairlead.cdi.connection;

import dev.fairlead.Destinations;
import dev.fairlead.http.HttpDestination;

/** Destinations by name over the container's connection factory. */
public final class ManagedDestinations implements Destinations {
    private final ApplicationConnections connections;

    public ManagedDestinations(ApplicationConnections connections) {
        this.connections = connections;
    }

    @Override
    public HttpDestination http(String name) {
        return http(name, "");
    }

    @Override
    public HttpDestination http(String name, String fragment) {
        DestinationNames.check(name, fragment);
        return new ManagedHttpDestination(connections, name, fragment);
    }
}
