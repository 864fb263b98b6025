package dev.fairlead.benchmarks.client;

/** Calls destinations by number. For any number of threads. */
public interface Client extends AutoCloseable {

    /** Finds a destination, with all that a call needs at hand; gives something of it. */
    Object ready(int destination);

    /**
     * Gets a resource of a destination.
     *
     * @return the body, which was checked
     */
    String get(int destination);

    @Override
    void close();
}
