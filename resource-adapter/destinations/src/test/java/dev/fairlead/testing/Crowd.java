package dev.fairlead.testing;

import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that make the same call at the same time. */
public final class Crowd<T> implements AutoCloseable {

    private final ExecutorService threads;
    private final List<Thread> members = new CopyOnWriteArrayList<>();
    private final List<Future<T>> calls = new ArrayList<>();

    /** Begins the calls. */
    public Crowd(int size, Callable<T> call) {
        threads = Executors.newFixedThreadPool(size);
        for (int i = 0; i < size; i++) {
            calls.add(threads.submit(() -> {
                members.add(Thread.currentThread());
                return call.call();
            }));
        }
    }

    /** Returns once so many wait for something. */
    public void awaitWaiting(int count) {
        await().until(() -> members.stream()
                        .filter(thread -> thread.getState() == Thread.State.WAITING)
                        .count()
                >= count);
    }

    /**
     * What the calls gave, once all have ended.
     *
     * @throws ExecutionException if one failed
     */
    public List<T> results() throws ExecutionException, InterruptedException {
        List<T> results = new ArrayList<>();
        for (Future<T> call : calls) {
            results.add(call.get());
        }
        return results;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
