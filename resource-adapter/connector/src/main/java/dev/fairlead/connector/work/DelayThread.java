package dev.fairlead.connector.work;

import dev.fairlead.transport.DelayedTasks;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * One thread of a runtime that runs what was put off, and ends with the runtime. It is there from the start: one that began
 * with a call of an application would keep that application's classes.
 */
public final class DelayThread implements DelayedTasks, AutoCloseable {
    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(1, DelayThread::thread, new ThreadPoolExecutor.DiscardPolicy());

    /** Starts it. */
    public DelayThread() {
        thread.prestartCoreThread();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "fairlead-delay");
        thread.setDaemon(true);
        thread.setContextClassLoader(DelayThread.class.getClassLoader());
        return thread;
    }

    @Override
    public void after(Duration wait, Runnable task) {
        thread.schedule(task, wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What was put off until later is dropped. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
