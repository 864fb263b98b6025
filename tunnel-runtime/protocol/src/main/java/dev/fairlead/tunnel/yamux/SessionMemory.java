package dev.fairlead.tunnel.yamux;

/** Counts the bytes that a session keeps in memory, against its budget; one count for each direction. */
final class SessionMemory {
    private final long budget;
    private long held;
    private long queued;

    SessionMemory(long budget) {
        this.budget = budget;
    }

    /** Bytes arrived that no one has consumed yet. */
    void held(int bytes) {
        held += bytes;
    }

    void released(int bytes) {
        held -= bytes;
    }

    /** Bytes were written that wait for credit or for the carrier. */
    void queued(int bytes) {
        queued += bytes;
    }

    void dequeued(int bytes) {
        queued -= bytes;
    }

    /** Whether windows may grow and new streams may come. */
    boolean isSpare() {
        return held < budget;
    }

    /** Whether streams should stop writing early. */
    boolean queueIsFull() {
        return queued >= budget;
    }

    /** Whether something has to be given up. */
    boolean isExhausted() {
        return held > 2 * budget;
    }

    /** Bytes that arrived and were not consumed, plus those that were written and not sent. */
    long total() {
        return held + queued;
    }
}
