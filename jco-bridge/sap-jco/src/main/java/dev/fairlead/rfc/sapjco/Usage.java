package dev.fairlead.rfc.sapjco;

import java.util.function.BooleanSupplier;

/**
 * Keeps something open: from its first use until it is closed, and after that for as long as it is used. Who still has it
 * may use it then, though it is opened anew each time.
 */
final class Usage {
    private final BooleanSupplier open;
    private final Runnable end;
    private int users;
    private boolean isOpen;
    private boolean closed;
    private boolean abandoned;

    /**
     * @param open opens it, if that is possible
     * @param end ends what was opened
     */
    Usage(BooleanSupplier open, Runnable end) {
        this.open = open;
        this.end = end;
    }

    /** Whether it may be used; then {@link #exit} follows. */
    synchronized boolean enter() {
        if (abandoned || !isOpen && !open.getAsBoolean()) {
            return false;
        }
        isOpen = true;
        users++;
        return true;
    }

    synchronized void exit() {
        users--;
        endIfUnused();
    }

    /** Keeps it open for who uses it, and no longer. */
    synchronized void close() {
        closed = true;
        endIfUnused();
    }

    /** Ends it whoever uses it, for good. */
    synchronized void abandon() {
        abandoned = true;
        closed = true;
        endIf(isOpen);
    }

    private void endIfUnused() {
        endIf(isOpen && closed && users == 0);
    }

    private void endIf(boolean wanted) {
        if (wanted) {
            isOpen = false;
            end.run();
        }
    }
}
