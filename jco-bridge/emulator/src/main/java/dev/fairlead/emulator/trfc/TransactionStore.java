package dev.fairlead.emulator.trfc;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers which transactions ran. Transactions without a queue run at once, in the caller's thread. Those of a queue run
 * strictly in order: the first that fails stops its queue until it is sent again and succeeds; other queues go on. Who
 * sends a transaction that runs just now waits for its end. Safe for use by several threads.
 */
public final class TransactionStore {
    private static final int LONGEST_ID = 24;

    private final RunOnce once = new RunOnce();
    private final Map<String, Queue> queues = new ConcurrentHashMap<>();

    /** Transactions of one queue that did not run yet, in order. Its monitor is held while one runs. */
    private final class Queue {
        private final Map<String, Runnable> waiting = Collections.synchronizedMap(new LinkedHashMap<>());
        private boolean running;

        /** Takes a transaction, and runs all that can run; one that is sent by the work of another waits for its end. */
        private synchronized void execute(String tid, Runnable work) throws InterruptedException {
            if (state(tid) == TransactionState.EXECUTED) {
                return;
            }
            waiting.put(tid, work);
            if (running) {
                return;
            }
            running = true;
            try {
                for (List<String> ids = ids(); !ids.isEmpty(); ids = ids()) {
                    once.run(ids.get(0), waiting.get(ids.get(0)));
                    waiting.remove(ids.get(0));
                }
            } finally {
                running = false;
            }
        }

        private List<String> ids() {
            synchronized (waiting) {
                return List.copyOf(waiting.keySet());
            }
        }
    }

    /**
     * Runs a transaction, unless it ran before. What the work throws is thrown on; then the id is forgotten, and a
     * repetition runs again.
     *
     * @param tid 1 to 24 characters
     * @throws InterruptedException if the thread was interrupted while it waited for the same transaction of another thread
     */
    public void execute(String tid, Runnable work) throws InterruptedException {
        check(tid);
        once.run(tid, work);
    }

    /**
     * As {@link #execute(String, Runnable)}, behind all earlier transactions of the queue. What the first of them throws is
     * thrown here too: this one then waits until the queue goes on.
     *
     * @param queue name of the queue
     */
    public void execute(String tid, String queue, Runnable work) throws InterruptedException {
        check(tid);
        queues.computeIfAbsent(queue, name -> new Queue()).execute(tid, work);
    }

    /** Ids of the transactions that wait in a queue, in order: the first is the one that failed. */
    public List<String> waiting(String queue) {
        Queue ordered = queues.get(queue);
        return ordered == null ? List.of() : ordered.ids();
    }

    /** Names of the queues in which transactions wait. */
    public List<String> queues() {
        return queues.entrySet().stream()
                .filter(queue -> !queue.getValue().ids().isEmpty())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Says that the caller will not repeat a transaction: its id is forgotten. One that comes again runs again. */
    public void confirm(String tid) {
        once.forget(tid);
    }

    /** What is known of a transaction. */
    public TransactionState state(String tid) {
        return once.state(tid);
    }

    /** The transactions that are known, by their ids. */
    public Map<String, TransactionState> all() {
        return once.all();
    }

    private static void check(String tid) {
        if (tid.isEmpty() || tid.length() > LONGEST_ID) {
            throw new IllegalArgumentException("The id of a transaction has 1 to " + LONGEST_ID + " characters");
        }
    }
}
