package dev.fairlead.caller;

/** A stretch of one thread that acts for a user; see {@link Callers#runAs}. For {@code try} with resources. */
public interface RunAs extends AutoCloseable {

    /**
     * Ends the scope, and those opened within it: the thread acts for whom it acted before. Closing it twice does nothing.
     *
     * @throws IllegalStateException if it was opened on another thread
     */
    @Override
    void close();
}
