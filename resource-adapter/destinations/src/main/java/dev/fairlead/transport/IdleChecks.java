package dev.fairlead.transport;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.pool.PoolStats;

/**
 * Closes connections that nobody used before they expired (RFC specification, A.3: the checker). A pool is looked at once a
 * period as long as it has connections, and not at all without any.
 */
final class IdleChecks {
    private final PoolingHttpClientConnectionManager connections;
    private final Duration period;
    private final DelayedTasks tasks;
    private final AtomicBoolean planned = new AtomicBoolean();

    IdleChecks(PoolingHttpClientConnectionManager connections, Duration period, DelayedTasks tasks) {
        this.connections = connections;
        this.period = period;
        this.tasks = tasks;
    }

    /** A connection is in use that will be idle. */
    void plan() {
        if (!planned.get() && planned.compareAndSet(false, true)) {
            tasks.after(period, this::check);
        }
    }

    private void check() {
        connections.closeExpired();
        planned.set(false);
        // what came meanwhile may have found the check still planned
        PoolStats now = connections.getTotalStats();
        if (now.getLeased() > 0 || now.getAvailable() > 0) {
            plan();
        }
    }
}
