package dev.fairlead.connector.rfc;

import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.connector.connection.ManagedFactory;
import dev.fairlead.rfc.RfcConnection;
import dev.fairlead.rfc.RfcConnectionFactory;
import dev.fairlead.source.DestinationLookup;
import jakarta.resource.spi.ConnectionManager;

/** The connection factory for RFC that applications find in JNDI. */
public class ManagedRfcConnectionFactory extends ManagedFactory implements RfcConnectionFactory {
    private static final long serialVersionUID = 1L;

    ManagedRfcConnectionFactory(RfcManagedConnectionFactory factory, ConnectionManager manager) {
        super(factory, manager);
    }

    @Override
    public RfcConnection getConnection(DestinationLookup lookup, OnBehalfOf user) {
        return (RfcConnectionHandle) borrow(lookup, user);
    }

    @Override
    public <T> T modules(Class<T> type, RfcConnection connection) {
        return ModuleCalls.implement(type, connection);
    }
}
