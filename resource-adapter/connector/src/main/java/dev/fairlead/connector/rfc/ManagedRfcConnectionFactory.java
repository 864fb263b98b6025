package dev.fairlead.connector.rfc;

import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.rfc.RfcConnection;
import dev.fairlead.rfc.RfcConnectionFactory;
import dev.fairlead.source.DestinationLookup;
import jakarta.resource.spi.ConnectionManager;
import javax.naming.Reference;

/** The connection factory that applications find in JNDI. */
public class ManagedRfcConnectionFactory implements RfcConnectionFactory {
    private static final long serialVersionUID = 1L;

    private final RfcManagedConnectionFactory factory;
    private final ConnectionManager manager;
    private Reference reference;

    ManagedRfcConnectionFactory(RfcManagedConnectionFactory factory, ConnectionManager manager) {
        this.factory = factory;
        this.manager = manager;
    }

    @Override
    public RfcConnection getConnection(DestinationLookup lookup, OnBehalfOf user) {
        return (RfcConnectionHandle) factory.borrow(manager, lookup, user);
    }

    @Override
    public void check(DestinationLookup lookup) {
        factory.check(lookup);
    }

    @Override
    public <T> T modules(Class<T> type, RfcConnection connection) {
        return ModuleCalls.implement(type, connection);
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
