package dev.fairlead.testkit;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionEvent;
import jakarta.resource.spi.ConnectionEventListener;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.ResourceAllocationException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** Free and lent connections; the one place that knows what each habit does with them. */
final class Pool implements ConnectionEventListener {
    private final MatchingHabit habit;
    private final int maximum;
    private final PoolStatistics statistics;
    private final Deque<ManagedConnection> free = new ArrayDeque<>();
    private final Set<ManagedConnection> lent = new HashSet<>();

    Pool(MatchingHabit habit, int maximum, PoolStatistics statistics) {
        this.habit = habit;
        this.maximum = maximum;
        this.statistics = statistics;
    }

    synchronized ManagedConnection take(ManagedConnectionFactory factory, ConnectionRequestInfo request)
            throws ResourceException {
        ManagedConnection connection = match(factory, request);
        if (connection == null) {
            connection = grow(factory, request);
        }
        free.remove(connection);
        lent.add(connection);
        return connection;
    }

    synchronized Set<ManagedConnection> free() {
        return new LinkedHashSet<>(free);
    }

    synchronized int inUse() {
        return lent.size();
    }

    synchronized void discard(ManagedConnection connection) throws ResourceException {
        free.remove(connection);
        lent.remove(connection);
        connection.removeConnectionEventListener(this);
        connection.destroy();
        statistics.countDestroyed();
    }

    private ManagedConnection match(ManagedConnectionFactory factory, ConnectionRequestInfo request)
            throws ResourceException {
        return switch (habit) {
            case PAYARA -> free.isEmpty() ? null : factory.matchManagedConnections(free(), null, request);
            case IRONJACAMAR, IRONJACAMAR_POOL_BY_REQUEST -> matchOneByOne(factory, request);
            case TOMEE -> matchFirstOrFail(factory, request);
        };
    }

    private ManagedConnection matchOneByOne(ManagedConnectionFactory factory, ConnectionRequestInfo request)
            throws ResourceException {
        while (!free.isEmpty()) {
            ManagedConnection offered = free.peekFirst();
            if (factory.matchManagedConnections(Set.of(offered), null, request) == offered) {
                return offered;
            }
            discard(offered);
        }
        return null;
    }

    private ManagedConnection matchFirstOrFail(ManagedConnectionFactory factory, ConnectionRequestInfo request)
            throws ResourceException {
        if (free.isEmpty()) {
            return null;
        }
        ManagedConnection offered = free.peekFirst();
        if (factory.matchManagedConnections(Set.of(offered), null, request) != offered) {
            throw new ResourceException("The pooling strategy does not match the managed connection factory");
        }
        return offered;
    }

    private ManagedConnection grow(ManagedConnectionFactory factory, ConnectionRequestInfo request)
            throws ResourceException {
        if (size() >= maximum && habit == MatchingHabit.PAYARA && !free.isEmpty()) {
            discard(free.peekFirst());
        }
        if (size() >= maximum) {
            throw new ResourceAllocationException("In-use connections equal the maximum of " + maximum);
        }
        ManagedConnection connection = create(factory, request);
        if (habit == MatchingHabit.PAYARA && size() < maximum) {
            create(factory, request);
        }
        return connection;
    }

    private ManagedConnection create(ManagedConnectionFactory factory, ConnectionRequestInfo request)
            throws ResourceException {
        ManagedConnection connection = factory.createManagedConnection(null, request);
        connection.addConnectionEventListener(this);
        statistics.countCreated();
        free.addLast(connection);
        return connection;
    }

    private int size() {
        return free.size() + lent.size();
    }

    @Override
    public synchronized void connectionClosed(ConnectionEvent event) {
        ManagedConnection connection = (ManagedConnection) event.getSource();
        try {
            connection.cleanup();
        } catch (ResourceException e) {
            connectionErrorOccurred(event);
            return;
        }
        if (lent.remove(connection)) {
            free.addFirst(connection);
        }
    }

    @Override
    public void connectionErrorOccurred(ConnectionEvent event) {
        try {
            discard((ManagedConnection) event.getSource());
        } catch (ResourceException e) {
            throw new IllegalStateException("A managed connection must not fail to be destroyed", e);
        }
    }

    @Override
    public void localTransactionStarted(ConnectionEvent event) {
        throw new IllegalStateException("This container runs no transactions");
    }

    @Override
    public void localTransactionCommitted(ConnectionEvent event) {
        throw new IllegalStateException("This container runs no transactions");
    }

    @Override
    public void localTransactionRolledback(ConnectionEvent event) {
        throw new IllegalStateException("This container runs no transactions");
    }
}
