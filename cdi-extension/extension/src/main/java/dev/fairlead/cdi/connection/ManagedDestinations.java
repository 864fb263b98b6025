package dev.fairlead.cdi.connection;

import dev.fairlead.Destinations;
import dev.fairlead.http.HttpDestination;
import dev.fairlead.input.CallInput;
import dev.fairlead.rfc.RfcConnection;
import dev.fairlead.rfc.RfcOutbox;
import dev.fairlead.source.LookupOptions;
import javax.sql.DataSource;

/** Destinations by name over the container's connection factory. */
public final class ManagedDestinations implements Destinations {
    private final ApplicationConnections connections;

    public ManagedDestinations(ApplicationConnections connections) {
        this.connections = connections;
    }

    @Override
    public HttpDestination http(String name, LookupOptions options) {
        DestinationNames.check(name, options);
        return new ManagedHttpDestination(connections, new Address(name, "", options), CallInput.NONE);
    }

    @Override
    public RfcConnection rfc(String name, LookupOptions options) {
        DestinationNames.check(name, options);
        return new ManagedRfcConnection(connections, new Address(name, "", options));
    }

    @Override
    public RfcOutbox outbox(DataSource database) {
        return connections.outbox(database);
    }
}
