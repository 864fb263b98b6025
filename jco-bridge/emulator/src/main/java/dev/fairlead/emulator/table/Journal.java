package dev.fairlead.emulator.table;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Lets one thread at a time at the tables of a system, and undoes what a failing transaction wrote. A write outside of a
 * transaction is permanent at once.
 */
final class Journal {
    private Deque<Runnable> undo;

    /** Runs a transaction; one within another is part of it. */
    synchronized void atomically(Runnable work) {
        if (undo != null) {
            work.run();
            return;
        }
        undo = new ArrayDeque<>();
        try {
            work.run();
            undo.clear();
        } finally {
            Deque<Runnable> written = undo;
            undo = null;
            written.forEach(Runnable::run);
        }
    }

    /** Notes how to take back what was just written; call with this monitor held. */
    void wrote(Runnable takeBack) {
        if (undo != null) {
            undo.push(takeBack);
        }
    }
}
