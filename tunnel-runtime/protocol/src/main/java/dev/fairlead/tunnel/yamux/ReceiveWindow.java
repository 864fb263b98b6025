package dev.fairlead.tunnel.yamux;

/**
 * Credit that this side has given for a stream. It grows by doubling while the local reader keeps up, as long as the
 * session has memory to spare.
 */
final class ReceiveWindow {
    private final int maxSize;
    private int size = SessionLimits.INITIAL_WINDOW;
    private int credit = SessionLimits.INITIAL_WINDOW;
    private int unconsumed;
    private int ungranted;

    ReceiveWindow(int maxSize) {
        this.maxSize = maxSize;
    }

    /** Bytes that arrived and were not consumed. */
    int unconsumed() {
        return unconsumed;
    }

    void arrived(int bytes) throws ProtocolViolation {
        if (bytes > credit) {
            throw new ProtocolViolation(bytes + " bytes on a stream that had credit for " + credit);
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

    /**
     * Credit to give now: nothing until half the window was consumed, so that bulk transfers cost few updates.
     *
     * @param mayGrow whether the session has memory to spare
     */
    int grant(boolean mayGrow) {
        if (ungranted < size / 2) {
            return 0;
        }
        int growth = mayGrow ? Math.min(size, maxSize - size) : 0;
        int granted = ungranted + growth;
        size += growth;
        credit += granted;
        ungranted = 0;
        return granted;
    }
}
