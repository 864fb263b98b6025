package dev.fairlead.jco;

/**
 * Sums up the calls of all destinations that it is attached to, whichever thread makes them; of a transaction, its
 * functions count as one call. Safe for use by several threads.
 */
public interface JCoThroughput {

    /** Begins at zero again. */
    void reset();

    /** Calls that returned or failed. */
    long getNumCalls();

    /** Milliseconds that all calls took together. */
    long getTotalTime();
}
