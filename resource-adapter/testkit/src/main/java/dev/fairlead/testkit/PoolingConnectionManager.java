package dev.fairlead.testkit;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.ValidatingManagedConnectionFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A container's pool for one managed connection factory, with the {@link MatchingHabit} of a real server. It never
 * waits: a full pool refuses at once. Safe for any number of threads.
 */
public final class PoolingConnectionManager implements ConnectionManager {
    private static final long serialVersionUID = 1L;
    private static final String ONE_POOL_FOR_ALL = "";

    private final MatchingHabit habit;
    private final int maximum;
    private final transient Map<Object, Pool> pools = new HashMap<>();
    private final transient PoolStatistics statistics = new PoolStatistics();

    /** A pool of at most {@code maximum} managed connections. */
    public PoolingConnectionManager(MatchingHabit habit, int maximum) {
        this.habit = habit;
        this.maximum = maximum;
    }

    @Override
    public Object allocateConnection(ManagedConnectionFactory factory, ConnectionRequestInfo request)
            throws ResourceException {
        return poolFor(request).take(factory, request).getConnection(null, request);
    }

    /**
     * Asks the factory for connections that are no longer good, as servers do from time to time, and destroys those
     * that are free.
     */
    public synchronized void validate(ValidatingManagedConnectionFactory factory) throws ResourceException {
        for (Pool pool : pools.values()) {
            Set<?> invalid = factory.getInvalidConnections(pool.free());
            for (Object connection : invalid) {
                pool.discard((ManagedConnection) connection);
            }
        }
    }

    /** Destroys every free connection, as an undeployment does. */
    public synchronized void close() throws ResourceException {
        for (Pool pool : pools.values()) {
            for (ManagedConnection connection : pool.free()) {
                pool.discard(connection);
            }
        }
    }

    /** What happened to managed connections so far. */
    public PoolStatistics statistics() {
        return statistics;
    }

    /** How many managed connections wait for another use. */
    public synchronized int free() {
        return pools.values().stream().mapToInt(pool -> pool.free().size()).sum();
    }

    /** How many managed connections are lent at the moment. */
    public synchronized int inUse() {
        return pools.values().stream().mapToInt(Pool::inUse).sum();
    }

    private synchronized Pool poolFor(ConnectionRequestInfo request) {
        Object key = habit == MatchingHabit.IRONJACAMAR_POOL_BY_REQUEST ? request : ONE_POOL_FOR_ALL;
        return pools.computeIfAbsent(key, any -> new Pool(habit, maximum, statistics));
    }
}
