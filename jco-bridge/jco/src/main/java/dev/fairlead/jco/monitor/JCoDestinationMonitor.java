package dev.fairlead.jco.monitor;

/**
 * The connections of a destination, as they are at each question. Once the destination's data changed or were removed, every
 * method but {@link #isValid} fails with a {@code JCoRuntimeException} of group 180. Safe for use by several threads.
 */
public interface JCoDestinationMonitor {

    /** What tells the destination from all others. */
    String getDestinationID();

    /** That of the destination from which a custom one was made; of others, their own. */
    String getOriginDestinationID();

    /** Name by which the destination was looked up. */
    String getDestinationName();

    /** Idle connections that are kept. */
    int getPoolCapacity();

    /** Connections at the same time; 0 for any number. */
    int getPeakLimit();

    /** Connections in use now. */
    int getUsedConnectionCount();

    /** Idle connections now. */
    int getPooledConnectionCount();

    /** Most connections that were in use at a time. */
    int getMaxUsedCount();

    /** Threads that wait for a connection now. */
    int getWaitingThreadCount();

    /** Milliseconds since 1970 when a connection was last taken or given back; 0 if there was none yet. */
    long getLastActivityTimestamp();

    /** Whether the destination's data are still those it was made of. */
    boolean isValid();
}
