package dev.fairlead.rfc.sapjco;

/** Counts who uses something, so that it ends with its last user, and not before who uses it is done. */
final class Usage {
    private final Runnable end;
    private int users;
    private boolean closing;
    private boolean ended;

    /** @param end runs once, when nobody uses it any more */
    Usage(Runnable end) {
        this.end = end;
    }

    /** Whether it is still there; then {@link #exit} follows. */
    synchronized boolean enter() {
        if (ended) {
            return false;
        }
        users++;
        return true;
    }

    void exit() {
        synchronized (this) {
            users--;
        }
        endIf(false);
    }

    /** Ends it after its last user. */
    void close() {
        synchronized (this) {
            closing = true;
        }
        endIf(false);
    }

    /** Ends it whoever uses it. */
    void abandon() {
        synchronized (this) {
            closing = true;
        }
        endIf(true);
    }

    private void endIf(boolean inUse) {
        synchronized (this) {
            if (ended || !closing || users > 0 && !inUse) {
                return;
            }
            ended = true;
        }
        end.run();
    }
}
