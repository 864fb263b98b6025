package dev.fairlead.tunnel.yamux;

import java.util.function.LongSupplier;

/**
 * How large the windows of a session should be: twice what is under way on its path, the product of bandwidth and round
 * trip. That is learned from streams that use their window up, and new streams start with it.
 */
final class WindowSize {
    /** A window of twice the product stays open although credit is given only now and then. */
    private static final int FACTOR = 2;

    /** A new stream may take this part of what is left: it may turn out to be a small one. */
    private static final int SHARE_OF_REST = 4;

    private final int largest;
    private final MemoryBudget budget;
    private final RoundTrip roundTrip;
    private final LongSupplier nanoTime;
    private int learned = SessionLimits.INITIAL_WINDOW;

    /** @param nanoTime as {@link System#nanoTime} */
    WindowSize(int largest, MemoryBudget budget, RoundTrip roundTrip, LongSupplier nanoTime) {
        this.largest = largest;
        this.budget = budget;
        this.roundTrip = roundTrip;
        this.nanoTime = nanoTime;
    }

    long now() {
        return nanoTime.getAsLong();
    }

    /** By how much the window of a new stream should exceed the first size; promised by the budget. */
    int head() {
        int wanted = learned - SessionLimits.INITIAL_WINDOW;
        return wanted == 0 ? 0 : promise((int) Math.min(wanted, budget.unpromised() / SHARE_OF_REST));
    }

    /**
     * By how much a window should grow now; promised by the budget.
     *
     * @param size its present size
     * @param bytes how many were consumed
     * @param nanos in how much time
     */
    int growth(int size, int bytes, long nanos) {
        double underWay = (double) bytes * roundTrip.nanos() / Math.max(1, nanos);
        if (FACTOR * underWay <= size) {
            return 0;
        }
        int wanted = (int) Math.min(largest, Math.max(FACTOR * underWay, 2.0 * size));
        int growth = promise(wanted - size);
        learned = Math.max(learned, size + growth);
        return growth;
    }

    /** A stream has ended. */
    void withdraw(int size) {
        if (size > SessionLimits.INITIAL_WINDOW) {
            budget.withdraw(size - SessionLimits.INITIAL_WINDOW);
        }
    }

    private int promise(int growth) {
        return growth > 0 && budget.promise(growth) ? growth : 0;
    }
}
