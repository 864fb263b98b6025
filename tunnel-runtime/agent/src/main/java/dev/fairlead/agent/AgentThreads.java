package dev.fairlead.agent;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The agent's threads beside the event loops. Few, with bounded queues; what does not fit is refused at once. */
final class AgentThreads implements AutoCloseable {
    private static final int MAX_WAITING = 1_000;
    private static final int KEEP_SECONDS = 30;
    private static final int BETWEEN_MINUTES = 5;

    private final ThreadPoolExecutor workers =
            pool("fairlead-work", Math.max(2, Runtime.getRuntime().availableProcessors()));
    private final ThreadPoolExecutor keyLoaders = pool("fairlead-keys", 2);
    private final ThreadPoolExecutor tickets = pool("fairlead-tickets", 4);
    private final ThreadPoolExecutor lookups = pool("fairlead-names", 4);
    private final ScheduledExecutorService housekeeping =
            new ScheduledThreadPoolExecutor(1, threads("fairlead-housekeeping"));

    /** Runs a task now and then, on a thread that may wait for a disk. */
    void everyFewMinutes(Runnable task) {
        housekeeping.scheduleWithFixedDelay(task, BETWEEN_MINUTES, BETWEEN_MINUTES, TimeUnit.MINUTES);
    }

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
        housekeeping.shutdownNow();
    }

    private static ThreadPoolExecutor pool(String name, int size) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                size, size, KEEP_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MAX_WAITING), threads(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ThreadFactory threads(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
