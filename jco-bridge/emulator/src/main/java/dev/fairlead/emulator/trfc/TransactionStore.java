package dev.fairlead.emulator.trfc;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers which transactions ran. Transactions without a queue run at once, in the caller's thread. Those of a queue run
 * strictly in order: the first that fails stops its queue until it is sent again and succeeds; other queues go on. Safe
 * for use by several threads.
 */
public final class TransactionStore {
    private static final int LONGEST_ID = 24;

    private final Map<String, TransactionState> states = new HashMap<>();
    private final Map<String, Queue> queues = new HashMap<>();

    /** Transactions of one queue that did not run yet, in order. Its monitor is held while one runs. */
    private final class Queue {
        private final Map<String, Runnable> waiting = new LinkedHashMap<>();

        /** Takes a transaction, and runs all that can run. */
        private synchronized void execute(String tid, Runnable work) {
            if (state(tid) == TransactionState.EXECUTED) {
                return;
            }
            waiting.put(tid, work);
            for (String next : List.copyOf(waiting.keySet())) {
                TransactionStore.this.execute(next, waiting.get(next));
                waiting.remove(next);
            }
        }

        private synchronized List<String> ids() {
            return List.copyOf(waiting.keySet());
        }
    }

    /**
     * Runs a transaction, unless it ran before. What the work throws is thrown on; then the id is forgotten, and a
     * repetition runs again.
     *
     * @param tid 1 to 24 characters
     * @throws IllegalStateException if a transaction of this id runs just now
     */
    public void execute(String tid, Runnable work) {
        check(tid);
        if (!begin(tid)) {
            return;
        }
        boolean done = false;
        try {
            work.run();
            done = true;
        } finally {
            end(tid, done);
        }
    }

    /**
     * As {@link #execute(String, Runnable)}, behind all earlier transactions of the queue. What the first of them throws is
     * thrown here too: this one then waits until the queue goes on.
     *
     * @param queue name of the queue
     */
    public void execute(String tid, String queue, Runnable work) {
        check(tid);
        Queue ordered;
        synchronized (this) {
            ordered = queues.computeIfAbsent(queue, name -> new Queue());
        }
        ordered.execute(tid, work);
    }

    /** Ids of the transactions that wait in a queue, in order: the first is the one that failed. */
    public List<String> waiting(String queue) {
        Queue ordered;
        synchronized (this) {
            ordered = queues.get(queue);
        }
        return ordered == null ? List.of() : ordered.ids();
    }

    /** Says that the caller will not repeat a transaction: its id is forgotten. One that comes again runs again. */
    public synchronized void confirm(String tid) {
        states.remove(tid, TransactionState.EXECUTED);
    }

    /** What is known of a transaction. */
    public synchronized TransactionState state(String tid) {
        return states.getOrDefault(tid, TransactionState.NOT_FOUND);
    }

    private static void check(String tid) {
        if (tid.isEmpty() || tid.length() > LONGEST_ID) {
            throw new IllegalArgumentException("The id of a transaction has 1 to " + LONGEST_ID + " characters");
        }
    }

    private synchronized boolean begin(String tid) {
        TransactionState state = state(tid);
        if (state == TransactionState.IN_PROCESS) {
            throw new IllegalStateException("The transaction runs already");
        }
        if (state == TransactionState.EXECUTED) {
            return false;
        }
        states.put(tid, TransactionState.IN_PROCESS);
        return true;
    }

    private synchronized void end(String tid, boolean done) {
        if (done) {
            states.put(tid, TransactionState.EXECUTED);
        } else {
            states.remove(tid);
        }
    }
}
