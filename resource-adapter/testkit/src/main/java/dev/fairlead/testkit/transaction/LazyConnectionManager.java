package dev.fairlead.testkit.transaction;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.LazyEnlistableConnectionManager;
import jakarta.resource.spi.ManagedConnection;

/** As the other one, but a connection takes part in a transaction only when it says that it has to. */
public final class LazyConnectionManager extends TransactedConnectionManager
        implements LazyEnlistableConnectionManager {
    private static final long serialVersionUID = 1L;

    /** A pool whose connections take part in these transactions. */
    public LazyConnectionManager(TestTransactions transactions) {
        super(transactions);
    }

    @Override
    protected void lent(ManagedConnection connection) {
        // it says so when it has to be enlisted
    }

    @Override
    public void lazyEnlist(ManagedConnection connection) throws ResourceException {
        enlist(connection);
    }
}
