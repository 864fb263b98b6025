package dev.fairlead.connector.work;

import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkManager;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Runs tasks on the container's threads. Adapters that share a runtime lend it their work managers while they run, so
 * that the tasks of the others go on when one of them stops.
 */
public final class ContainerThreads implements Executor {
    private final List<WorkManager> managers = new CopyOnWriteArrayList<>();

    /** Lends a work manager; each lending is ended once. */
    public void add(WorkManager manager) {
        managers.add(manager);
    }

    /** Ends a lending. */
    public void remove(WorkManager manager) {
        managers.remove(manager);
    }

    /** @throws RejectedExecutionException if no work manager has a thread */
    @Override
    public void execute(Runnable task) {
        WorkException refusal = null;
        for (WorkManager manager : managers) {
            try {
                WorkSubmission.schedule(manager, new BackgroundWork(task));
                return;
            } catch (WorkException e) {
                refusal = e;
            }
        }
        throw new RejectedExecutionException("No thread of the container for a task in the background", refusal);
    }

    private record BackgroundWork(Runnable task) implements Work {
        @Override
        public void run() {
            task.run();
        }

        @Override
        public void release() {
            // what a task waits for is a socket, and that ends with the engine
        }
    }
}
