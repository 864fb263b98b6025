package dev.fairlead.tunnel.stream;

/**
 * Bytes of openings and answers that have not come to their end, over all streams of a session. They are kept outside
 * the windows of the streams, so a peer that starts many and finishes none must not have as many as it likes.
 */
final class UnfinishedMessages {
    /** Room for 64 of the largest messages. An honest peer sends most in one frame, and then they are never unfinished. */
    static final int LIMIT = 4 * 1024 * 1024;

    private int bytes;

    /** Adds bytes, or takes some away. */
    void add(int change) {
        bytes += change;
    }

    boolean areTooMany() {
        return bytes > LIMIT;
    }
}
