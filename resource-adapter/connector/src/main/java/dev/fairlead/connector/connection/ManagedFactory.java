package dev.fairlead.connector.connection;

import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.connector.EngineHost;
import dev.fairlead.source.DestinationLookup;
import jakarta.resource.Referenceable;
import jakarta.resource.spi.ConnectionManager;
import java.io.Serializable;
import javax.naming.Reference;

/** What the connection factories that applications find in JNDI have in common. */
public abstract class ManagedFactory implements Serializable, Referenceable {
    private static final long serialVersionUID = 1L;

    private final DestinationConnectionFactory factory;
    private final ConnectionManager manager;
    private Reference reference;

    /** @param manager the container's pool */
    protected ManagedFactory(DestinationConnectionFactory factory, ConnectionManager manager) {
        this.factory = factory;
        this.manager = manager;
    }

    /** Borrows a connection; see {@link DestinationConnectionFactory#borrow}. */
    protected final DestinationHandle borrow(DestinationLookup lookup, OnBehalfOf user) {
        return borrow(lookup, user, "");
    }

    /** Borrows a connection with a logon that a program has brought along. */
    protected final DestinationHandle borrow(DestinationLookup lookup, OnBehalfOf user, String logon) {
        return factory.borrow(manager, lookup, user, logon);
    }

    /** Finds and validates a destination; fails unless it is of this factory's type. */
    public void check(DestinationLookup lookup) {
        factory.check(lookup);
    }

    /** The resource adapter that runs it. */
    protected final EngineHost host() {
        return factory.host();
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
