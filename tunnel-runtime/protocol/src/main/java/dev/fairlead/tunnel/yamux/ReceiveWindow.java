package dev.fairlead.tunnel.yamux;

/**
 * Credit that this side has given for a stream. Credit follows consumption, half a window at a time, and the window
 * grows as {@link WindowSize} says.
 */
final class ReceiveWindow {
    /** Of a large window less than half is given at a time, so that the sender never runs dry. */
    private static final int LARGEST_GRANT = 512 * 1024;

    private final WindowSize policy;
    private int size = SessionLimits.INITIAL_WINDOW;
    private int credit = SessionLimits.INITIAL_WINDOW;
    private int unconsumed;
    private int ungranted;
    private long measuredSince;

    ReceiveWindow(WindowSize policy) {
        this.policy = policy;
    }

    /** Bytes that arrived and were not consumed. */
    int unconsumed() {
        return unconsumed;
    }

    /** Credit beyond the first window that the stream should start with; may be 0. */
    int head() {
        int head = policy.head();
        size += head;
        credit += head;
        return head;
    }

    void arrived(int bytes) throws ProtocolViolation {
        if (bytes > credit) {
            throw new ProtocolViolation(bytes + " bytes on a stream that had credit for " + credit);
        }
        if (credit == size) {
            measuredSince = policy.now();
        }
        credit -= bytes;
        unconsumed += bytes;
    }

    void consumed(int bytes) {
        if (bytes < 0 || bytes > unconsumed) {
            throw new IllegalArgumentException("consumed " + bytes + " bytes of " + unconsumed);
        }
        unconsumed -= bytes;
        ungranted += bytes;
    }

    /** Bytes are held no more, and earn no credit. */
    void dropped(int bytes) {
        unconsumed -= bytes;
    }

    /** Whether credit should be given now. */
    boolean isDue() {
        return ungranted >= Math.min(size / 2, LARGEST_GRANT);
    }

    /**
     * Credit to give.
     *
     * @param now {@link System#nanoTime}
     */
    int grant(long now) {
        int growth = policy.growth(size, ungranted, now - measuredSince);
        int granted = ungranted + growth;
        size += growth;
        credit += granted;
        ungranted = 0;
        measuredSince = now;
        return granted;
    }

    /** The stream has ended. */
    void close() {
        policy.withdraw(size);
    }
}
