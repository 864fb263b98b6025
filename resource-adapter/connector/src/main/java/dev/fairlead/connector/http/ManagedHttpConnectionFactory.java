package dev.fairlead.connector.http;

import dev.fairlead.caller.OnBehalfOf;
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
import javax.naming.Reference;

/** The connection factory that applications find in JNDI. */
public class ManagedHttpConnectionFactory implements HttpConnectionFactory {
    private static final long serialVersionUID = 1L;

    private final HttpManagedConnectionFactory factory;
    private final ConnectionManager manager;
    private Reference reference;

    ManagedHttpConnectionFactory(HttpManagedConnectionFactory factory, ConnectionManager manager) {
        this.factory = factory;
        this.manager = manager;
    }

    @Override
    public HttpConnection getConnection(DestinationLookup lookup, OnBehalfOf user) {
        return (HttpConnectionHandle) factory.borrow(manager, lookup, user);
    }

    @Override
    public void check(DestinationLookup lookup) {
        factory.check(lookup);
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
        return factory.host().engine();
    }

    @Override
    public Reference getReference() {
        return reference;
    }

    @Override
    public void setReference(Reference reference) {
        this.reference = reference;
    }
}
