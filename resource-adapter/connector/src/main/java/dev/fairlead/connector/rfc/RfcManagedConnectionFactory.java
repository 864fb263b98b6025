package dev.fairlead.connector.rfc;

import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.connector.connection.ConnectionRequest;
import dev.fairlead.connector.connection.DestinationConnectionFactory;
import dev.fairlead.connector.connection.DestinationHandle;
import dev.fairlead.connector.connection.DestinationManagedConnection;
import dev.fairlead.destination.DestinationInfo;
import dev.fairlead.source.DestinationLookup;
import jakarta.resource.spi.ConnectionManager;

/** Creates and matches connections to RFC destinations. */
public class RfcManagedConnectionFactory extends DestinationConnectionFactory {
    private static final long serialVersionUID = 1L;

    public RfcManagedConnectionFactory() {
        super("RFC");
    }

    @Override
    public Object createConnectionFactory(ConnectionManager manager) {
        return new ManagedRfcConnectionFactory(this, manager);
    }

    /** What is called in a transaction of the container is committed or rolled back with it. */
    @Override
    public TransactionSupportLevel getTransactionSupport() {
        return TransactionSupportLevel.LocalTransaction;
    }

    @Override
    protected DestinationManagedConnection connection(ConnectionRequest request) {
        return new RfcManagedConnection(this, request);
    }

    @Override
    protected DestinationInfo describe(DestinationLookup lookup) {
        return host().rfc().describe(lookup);
    }

    @Override
    protected DestinationHandle handle(DestinationManagedConnection connection, OnBehalfOf signedOn) {
        return new RfcConnectionHandle(connection, signedOn);
    }
}
