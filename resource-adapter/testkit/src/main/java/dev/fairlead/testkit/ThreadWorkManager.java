package dev.fairlead.testkit;

import jakarta.resource.spi.work.ExecutionContext;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkCompletedException;
import jakarta.resource.spi.work.WorkEvent;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkListener;
import jakarta.resource.spi.work.WorkManager;
import jakarta.resource.spi.work.WorkRejectedException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A work manager that gives every work a thread of its own, up to a maximum, and refuses more. Closing it interrupts
 * the threads and releases the works that still run.
 */
public final class ThreadWorkManager implements WorkManager, AutoCloseable {
    private final int maximum;
    private final Set<Work> running = ConcurrentHashMap.newKeySet();
    private final ThreadGroup threads = new ThreadGroup("testkit-work");
    private boolean closed;

    /** A work manager that runs at most {@code maximum} works at a time. */
    public ThreadWorkManager(int maximum) {
        this.maximum = maximum;
    }

    /** How many works run at the moment. */
    public int running() {
        return running.size();
    }

    @Override
    public void doWork(Work work) throws WorkException {
        doWork(work, INDEFINITE, null, null);
    }

    @Override
    public void doWork(Work work, long startTimeout, ExecutionContext context, WorkListener listener)
            throws WorkException {
        CountDownLatch done = new CountDownLatch(1);
        AtomicReference<WorkException> failure = new AtomicReference<>();
        begin(work, listener, outcome -> {
            failure.set(outcome);
            done.countDown();
        });
        await(done);
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    @Override
    public long startWork(Work work) throws WorkException {
        return startWork(work, INDEFINITE, null, null);
    }

    @Override
    public long startWork(Work work, long startTimeout, ExecutionContext context, WorkListener listener)
            throws WorkException {
        begin(work, listener, outcome -> {});
        return 0;
    }

    @Override
    public void scheduleWork(Work work) throws WorkException {
        scheduleWork(work, INDEFINITE, null, null);
    }

    @Override
    public void scheduleWork(Work work, long startTimeout, ExecutionContext context, WorkListener listener)
            throws WorkException {
        begin(work, listener, outcome -> {});
    }

    private synchronized void begin(Work work, WorkListener listener, Completion completion) throws WorkException {
        if (closed || running.size() >= maximum) {
            throw new WorkRejectedException("No thread is free");
        }
        running.add(work);
        Thread thread = new Thread(threads, () -> run(work, listener, completion), "testkit-work");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Work work, WorkListener listener, Completion completion) {
        WorkException outcome = null;
        try {
            notify(listener, new WorkEvent(this, WorkEvent.WORK_STARTED, work, null));
            work.run();
        } catch (RuntimeException | Error e) {
            outcome = new WorkCompletedException(e);
        } finally {
            running.remove(work);
        }
        notify(listener, new WorkEvent(this, WorkEvent.WORK_COMPLETED, work, outcome));
        completion.completed(outcome);
    }

    private static void notify(WorkListener listener, WorkEvent event) {
        if (listener == null) {
            return;
        }
        if (event.getType() == WorkEvent.WORK_STARTED) {
            listener.workStarted(event);
        } else {
            listener.workCompleted(event);
        }
    }

    private static void await(CountDownLatch done) throws WorkException {
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkException("Interrupted while a work ran", e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        running.forEach(Work::release);
        threads.interrupt();
    }

    /** Told when a work has ended; {@code failure} is null if it ended well. */
    private interface Completion {
        void completed(WorkException failure);
    }
}
