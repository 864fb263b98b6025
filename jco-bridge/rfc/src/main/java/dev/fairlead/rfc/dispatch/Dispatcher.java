package dev.fairlead.rfc.dispatch;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Looks for calls that are due, leases them and hands them to threads: once a second, and as soon as one has been sent,
 * because it may have held up its queue.
 */
final class Dispatcher {
    private static final Logger LOG = System.getLogger("fairlead.rfc.outbox");
    private static final int THREADS = 8;
    private static final long POLL_MILLIS = 1_000;
    private static final long PATIENCE_SECONDS = 8;

    private final OutboxTable table;
    private final Delivery delivery;
    private final Executor threads;
    private final Semaphore free = new Semaphore(THREADS);
    /** What threads are sending: leased, however long that takes. */
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    private final Semaphore news = new Semaphore(0);
    private volatile boolean closed;
    private boolean troubled;

    Dispatcher(OutboxTable table, Delivery delivery, Executor threads) {
        this.table = table;
        this.delivery = delivery;
        this.threads = threads;
    }

    /** Goes on until it is closed. */
    void run() {
        while (!closed) {
            try {
                sendDue();
                troubled = false;
            } catch (RuntimeException e) {
                // whatever a data source throws: the next look may be better
                warnOnce(e);
            }
            awaitNews();
        }
    }

    /** A database that is down for an hour is one message. */
    private void warnOnce(RuntimeException trouble) {
        if (!troubled) {
            troubled = true;
            LOG.log(Level.WARNING, "The outbox sends nothing until its table can be read", trouble);
        }
    }

    private void awaitNews() {
        try {
            news.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS);
            news.drainPermits();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    /** @return how many calls were handed to threads; no more than are free */
    int sendDue() {
        underWay.forEach(table::renewLease);
        int most = free.availablePermits();
        int sending = 0;
        for (StoredCall call : most == 0 ? List.<StoredCall>of() : table.due(most)) {
            if (closed || !free.tryAcquire()) {
                break;
            }
            if (sends(call)) {
                sending++;
            }
        }
        return sending;
    }

    /** Takes a call that is due; the thread is free again when it has been sent, or somebody else has taken it. */
    private boolean sends(StoredCall call) {
        boolean handedOver = false;
        try {
            if (table.lease(call)) {
                underWay.add(call.tid());
                threads.execute(() -> send(call));
                handedOver = true;
            }
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "No thread for " + call.tid() + " now", e);
            underWay.remove(call.tid());
            table.release(call);
        } finally {
            if (!handedOver) {
                free.release();
            }
        }
        return handedOver;
    }

    private void send(StoredCall call) {
        try {
            delivery.send(call);
        } finally {
            underWay.remove(call.tid());
            free.release();
            news.release();
        }
    }

    void close() {
        closed = true;
        news.release();
        try {
            if (!free.tryAcquire(THREADS, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.DEBUG, "The outbox is closed while calls are being sent");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
