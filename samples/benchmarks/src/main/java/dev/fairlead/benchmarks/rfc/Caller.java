package dev.fairlead.benchmarks.rfc;

/** Calls the function over HTTP, and reads its answer into values of Java types. */
interface Caller extends AutoCloseable {

    /** Calls, and gives the answer's number of rows. */
    int rows() throws Exception;

    @Override
    default void close() {
        // most hold nothing
    }
}
