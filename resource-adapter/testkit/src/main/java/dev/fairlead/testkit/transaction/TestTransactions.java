package dev.fairlead.testkit.transaction;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.LocalTransaction;
import jakarta.resource.spi.ManagedConnection;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One transaction a thread, with any number of resources, which are committed one after the other. */
public final class TestTransactions implements TransactionSynchronizationRegistry {
    private final ThreadLocal<Open> current = new ThreadLocal<>();

    /** A transaction that has not ended. */
    private static final class Open {
        private final Map<Object, Object> resources = new HashMap<>();
        private final List<Synchronization> synchronizations = new ArrayList<>();
        private final Map<ManagedConnection, LocalTransaction> enlisted = new HashMap<>();
        private final List<Runnable> afterwards = new ArrayList<>();
        private boolean rollbackOnly;
    }

    /** Begins a transaction of this thread. */
    public void begin() {
        if (current.get() != null) {
            throw new IllegalStateException("This thread is in a transaction already");
        }
        current.set(new Open());
    }

    /**
     * Commits.
     *
     * @return whether it was committed, and not rolled back because it could be nothing else
     * @throws ResourceException what a resource throws
     */
    public boolean commit() throws ResourceException {
        Open open = open();
        open.synchronizations.forEach(Synchronization::beforeCompletion);
        if (open.rollbackOnly) {
            rollback();
            return false;
        }
        try {
            for (LocalTransaction resource : open.enlisted.values()) {
                resource.commit();
            }
        } finally {
            end(open, Status.STATUS_COMMITTED);
        }
        return true;
    }

    /** Rolls back. */
    public void rollback() throws ResourceException {
        Open open = open();
        try {
            for (LocalTransaction resource : open.enlisted.values()) {
                resource.rollback();
            }
        } finally {
            end(open, Status.STATUS_ROLLEDBACK);
        }
    }

    private void end(Open open, int status) {
        current.remove();
        open.synchronizations.forEach(synchronization -> synchronization.afterCompletion(status));
        open.afterwards.forEach(Runnable::run);
    }

    /** How many resources take part in the transaction of this thread. */
    public int resources() {
        return open().enlisted.size();
    }

    boolean isActive() {
        return current.get() != null;
    }

    boolean isEnlisted(ManagedConnection connection) {
        return isActive() && open().enlisted.containsKey(connection);
    }

    /** @param afterwards what is done when the transaction has ended */
    void enlist(ManagedConnection connection, Runnable afterwards) throws ResourceException {
        LocalTransaction resource = connection.getLocalTransaction();
        resource.begin();
        open().enlisted.put(connection, resource);
        open().afterwards.add(afterwards);
    }

    private Open open() {
        Open open = current.get();
        if (open == null) {
            throw new IllegalStateException("This thread is in no transaction");
        }
        return open;
    }

    @Override
    public Object getTransactionKey() {
        return current.get();
    }

    @Override
    public void putResource(Object key, Object value) {
        open().resources.put(key, value);
    }

    @Override
    public Object getResource(Object key) {
        return open().resources.get(key);
    }

    @Override
    public void registerInterposedSynchronization(Synchronization synchronization) {
        open().synchronizations.add(synchronization);
    }

    @Override
    public int getTransactionStatus() {
        if (!isActive()) {
            return Status.STATUS_NO_TRANSACTION;
        }
        return open().rollbackOnly ? Status.STATUS_MARKED_ROLLBACK : Status.STATUS_ACTIVE;
    }

    @Override
    public void setRollbackOnly() {
        open().rollbackOnly = true;
    }

    @Override
    public boolean getRollbackOnly() {
        return open().rollbackOnly;
    }
}
