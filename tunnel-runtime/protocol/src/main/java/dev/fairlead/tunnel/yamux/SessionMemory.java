package dev.fairlead.tunnel.yamux;

/**
 * Counts the bytes that a session keeps in memory, one count for each direction, and reports them to the budget of the
 * process in steps, so that sessions of different threads do not contend for it.
 */
final class SessionMemory {
    private final MemoryBudget budget;
    private final int step;
    private final Runnable relief;
    private long held;
    private long queued;
    /** Read by the sessions of other threads. */
    private volatile long heldReported;

    private long queuedReported;

    /** @param relief has the session give up what holds most; called on any thread */
    SessionMemory(MemoryBudget budget, Runnable relief) {
        this.budget = budget;
        this.step = budget.precision();
        this.relief = relief;
    }

    /** The session has begun. */
    void open() {
        budget.enter(this);
    }

    long heldReported() {
        return heldReported;
    }

    void relieve() {
        relief.run();
    }

    MemoryBudget budget() {
        return budget;
    }

    /** Bytes arrived that no one has consumed yet. */
    void held(int bytes) {
        held += bytes;
        reportHeld(step);
    }

    void released(int bytes) {
        held -= bytes;
        reportHeld(step);
    }

    /** Bytes were written that wait for credit or for the carrier. */
    void queued(int bytes) {
        queued += bytes;
        reportQueued(step);
    }

    void dequeued(int bytes) {
        queued -= bytes;
        reportQueued(step);
    }

    private void reportHeld(int atLeast) {
        long change = held - heldReported;
        if (Math.abs(change) >= atLeast) {
            heldReported = held;
            budget.addHeld(change);
        }
    }

    private void reportQueued(int atLeast) {
        long change = queued - queuedReported;
        if (Math.abs(change) >= atLeast) {
            queuedReported = queued;
            budget.addQueued(change);
        }
    }

    /** The session has ended, and all its streams with it. */
    void close() {
        reportHeld(0);
        reportQueued(0);
        budget.leave(this);
    }

    /** Bytes that arrived and were not consumed, plus those that were written and not sent. */
    long total() {
        return held + queued;
    }
}
