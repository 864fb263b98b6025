package dev.fairlead.emulator.trfc;

import java.util.HashMap;
import java.util.Map;

/**
 * Runs work once for each id. Who sends an id whose work runs just now waits for its end, as for the lock of a database
 * row: after a success there is nothing left to do, after a failure it is the waiting one's turn. Safe for use by several
 * threads.
 */
final class RunOnce {
    private final Map<String, TransactionState> states = new HashMap<>();
    private final Map<String, Thread> runners = new HashMap<>();

    /**
     * Runs the work, unless work of this id ran before. What it throws is thrown on; then the id is forgotten.
     *
     * @throws IllegalStateException if the work of this id sends the id itself
     * @throws InterruptedException if the thread was interrupted while it waited; nothing ran then
     */
    void run(String id, Runnable work) throws InterruptedException {
        if (!begin(id)) {
            return;
        }
        boolean done = false;
        try {
            work.run();
            done = true;
        } finally {
            end(id, done);
        }
    }

    synchronized TransactionState state(String id) {
        return states.getOrDefault(id, TransactionState.NOT_FOUND);
    }

    /** Forgets an id whose work ran; returns whether there was one. */
    synchronized boolean forget(String id) {
        return states.remove(id, TransactionState.EXECUTED);
    }

    /** All ids that are known. */
    synchronized Map<String, TransactionState> all() {
        return Map.copyOf(states);
    }

    private synchronized boolean begin(String id) throws InterruptedException {
        while (state(id) == TransactionState.IN_PROCESS) {
            if (runners.get(id) == Thread.currentThread()) {
                throw new IllegalStateException("The work of " + id + " sends " + id + " itself");
            }
            wait();
        }
        if (state(id) == TransactionState.EXECUTED) {
            return false;
        }
        states.put(id, TransactionState.IN_PROCESS);
        runners.put(id, Thread.currentThread());
        return true;
    }

    private synchronized void end(String id, boolean done) {
        runners.remove(id);
        if (done) {
            states.put(id, TransactionState.EXECUTED);
        } else {
            states.remove(id);
        }
        notifyAll();
    }
}
