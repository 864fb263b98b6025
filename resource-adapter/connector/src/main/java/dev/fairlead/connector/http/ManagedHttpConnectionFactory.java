package dev.fairlead.connector.http;

import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.connector.connection.ManagedFactory;
import dev.fairlead.destination.DestinationEngine;
import dev.fairlead.destination.source.ConfigDestinationSource;
import dev.fairlead.http.AuthorizationEndpoint;
import dev.fairlead.http.HttpConnection;
import dev.fairlead.http.HttpConnectionFactory;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.DestinationSource;
import dev.fairlead.source.FlatConfiguration;
import dev.fairlead.source.Registration;
import jakarta.resource.spi.ConnectionManager;

/** The connection factory for HTTP that applications find in JNDI. */
public class ManagedHttpConnectionFactory extends ManagedFactory implements HttpConnectionFactory {
    private static final long serialVersionUID = 1L;

    ManagedHttpConnectionFactory(HttpManagedConnectionFactory factory, ConnectionManager manager) {
        super(factory, manager);
    }

    @Override
    public HttpConnection getConnection(DestinationLookup lookup, OnBehalfOf user) {
        return (HttpConnectionHandle) borrow(lookup, user);
    }

    @Override
    public AuthorizationEndpoint authorizationEndpoint(DestinationLookup lookup) {
        return engine().authorizationEndpoint(lookup);
    }

    @Override
    public DestinationSource sourceOf(FlatConfiguration configuration) {
        return new ConfigDestinationSource(configuration);
    }

    @Override
    public Registration register(String application, DestinationSource source) {
        return engine().register(application, source);
    }

    private DestinationEngine engine() {
        return host().engine();
    }
}
