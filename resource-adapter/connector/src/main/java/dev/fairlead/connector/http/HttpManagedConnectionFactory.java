package dev.fairlead.connector.http;

import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.connector.connection.DestinationConnectionFactory;
import dev.fairlead.connector.connection.DestinationHandle;
import dev.fairlead.connector.connection.DestinationManagedConnection;
import jakarta.resource.spi.ConnectionManager;

/** Creates and matches connections to HTTP destinations. */
public class HttpManagedConnectionFactory extends DestinationConnectionFactory {
    private static final long serialVersionUID = 1L;

    public HttpManagedConnectionFactory() {
        super("HTTP");
    }

    @Override
    public Object createConnectionFactory(ConnectionManager manager) {
        return new ManagedHttpConnectionFactory(this, manager);
    }

    @Override
    protected DestinationHandle handle(DestinationManagedConnection connection, OnBehalfOf signedOn) {
        return new HttpConnectionHandle(connection, signedOn);
    }
}
