package dev.fairlead.connector.http;

import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.destination.DestinationEngine;
import dev.fairlead.destination.DestinationInfo;
import dev.fairlead.destination.source.ConfigDestinationSource;
import dev.fairlead.http.AuthorizationEndpoint;
import dev.fairlead.http.HttpConnection;
import dev.fairlead.http.HttpConnectionFactory;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.DestinationSource;
import dev.fairlead.source.FlatConfiguration;
import dev.fairlead.source.Registration;
import jakarta.resource.ResourceException;
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
        DestinationInfo info = engine().describe(lookup);
        HttpConnectionHandle handle = allocate(HttpConnectionRequest.of(lookup, info, user));
        try {
            // the container pools by identity alone; the token of this very call travels beside it
            handle.bind(user, info.authentication());
            return handle;
        } catch (RuntimeException e) {
            handle.close();
            throw e;
        }
    }

    private HttpConnectionHandle allocate(HttpConnectionRequest request) {
        try {
            return (HttpConnectionHandle) manager.allocateConnection(factory, request);
        } catch (ResourceException e) {
            throw ContainerErrors.translate(e, request.lookup().name());
        }
    }

    @Override
    public void check(DestinationLookup lookup) {
        HttpConnectionRequest.requireHttp(lookup, engine().describe(lookup));
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
