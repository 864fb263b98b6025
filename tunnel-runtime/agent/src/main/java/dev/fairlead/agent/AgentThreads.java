package dev.fairlead.agent;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The agent's threads beside the event loops. Few, with bounded queues; what does not fit is refused at once. */
final class AgentThreads implements AutoCloseable {
    private static final int MAX_WAITING = 1_000;
    private static final int KEEP_SECONDS = 30;

    private final ThreadPoolExecutor workers =
            pool("fairlead-work", Math.max(2, Runtime.getRuntime().availableProcessors()));
    private final ThreadPoolExecutor keyLoaders = pool("fairlead-keys", 2);
    private final ThreadPoolExecutor tickets = pool("fairlead-tickets", 4);
    private final ThreadPoolExecutor lookups = pool("fairlead-names", 4);

    /** For asking KDCs, which waits for the network; apart, so that a slow one delays no other caller. */
    Executor tickets() {
        return tickets;
    }

    /** For work that takes processor time: signatures. */
    Executor workers() {
        return workers;
    }

    /** For loading the keys of issuers, which waits for the network. */
    Executor keyLoaders() {
        return keyLoaders;
    }

    /** For looking up host names, which waits for the network; apart, so that a slow issuer delays no connection. */
    Executor lookups() {
        return lookups;
    }

    @Override
    public void close() {
        workers.shutdownNow();
        keyLoaders.shutdownNow();
        tickets.shutdownNow();
        lookups.shutdownNow();
    }

    private static ThreadPoolExecutor pool(String name, int size) {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                size, size, KEEP_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MAX_WAITING), task -> {
                    Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
