package dev.fairlead.testkit.transaction;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionEvent;
import jakarta.resource.spi.ConnectionEventListener;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A container's pool whose connections take part in transactions: each is enlisted when it is lent, and stays with its
 * transaction, to be lent again to whoever asks for the same within it. For one thread at a time.
 */
public class TransactedConnectionManager implements ConnectionManager, ConnectionEventListener {
    private static final long serialVersionUID = 1L;

    private final transient TestTransactions transactions;
    private final transient Set<ManagedConnection> free = new LinkedHashSet<>();
    private final transient Set<ManagedConnection> destroyed = new HashSet<>();
    private int created;

    /** A pool whose connections take part in these transactions. */
    public TransactedConnectionManager(TestTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Object allocateConnection(ManagedConnectionFactory factory, ConnectionRequestInfo request)
            throws ResourceException {
        ManagedConnection connection = take(factory, request);
        if (transactions.isActive() && !transactions.isEnlisted(connection)) {
            lent(connection);
        }
        return connection.getConnection(null, request);
    }

    private ManagedConnection take(ManagedConnectionFactory factory, ConnectionRequestInfo request)
            throws ResourceException {
        for (ManagedConnection candidate : Set.copyOf(free)) {
            boolean fits = free.contains(candidate)
                    && factory.matchManagedConnections(Set.of(candidate), null, request) == candidate;
            if (fits) {
                if (!transactions.isEnlisted(candidate)) {
                    free.remove(candidate);
                }
                return candidate;
            }
        }
        created++;
        ManagedConnection connection = factory.createManagedConnection(null, request);
        connection.addConnectionEventListener(this);
        return connection;
    }

    /** A connection is lent within a transaction. */
    protected void lent(ManagedConnection connection) throws ResourceException {
        enlist(connection);
    }

    /** Has a connection take part in the transaction of this thread, if there is one. */
    protected final void enlist(ManagedConnection connection) throws ResourceException {
        if (transactions.isActive() && !transactions.isEnlisted(connection)) {
            transactions.enlist(connection, () -> release(connection));
        }
    }

    private void release(ManagedConnection connection) {
        if (destroyed.contains(connection)) {
            return;
        }
        try {
            connection.cleanup();
            free.add(connection);
        } catch (ResourceException e) {
            throw new IllegalStateException("A connection must not fail to be cleaned up", e);
        }
    }

    @Override
    public void connectionClosed(ConnectionEvent event) {
        ManagedConnection connection = (ManagedConnection) event.getSource();
        if (transactions.isEnlisted(connection)) {
            free.add(connection);
        } else {
            release(connection);
        }
    }

    @Override
    public void connectionErrorOccurred(ConnectionEvent event) {
        ManagedConnection connection = (ManagedConnection) event.getSource();
        free.remove(connection);
        if (!destroyed.add(connection)) {
            throw new IllegalStateException("A connection fails once");
        }
        try {
            connection.destroy();
        } catch (ResourceException e) {
            throw new IllegalStateException("A connection must not fail to be destroyed", e);
        }
    }

    /** How many connections were made. */
    public int created() {
        return created;
    }

    /** How many connections were destroyed because they had failed. */
    public int broken() {
        return destroyed.size();
    }

    @Override
    public void localTransactionStarted(ConnectionEvent event) {
        throw new IllegalStateException("Transactions are the container's");
    }

    @Override
    public void localTransactionCommitted(ConnectionEvent event) {
        throw new IllegalStateException("Transactions are the container's");
    }

    @Override
    public void localTransactionRolledback(ConnectionEvent event) {
        throw new IllegalStateException("Transactions are the container's");
    }
}
