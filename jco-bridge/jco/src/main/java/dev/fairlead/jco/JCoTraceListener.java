package dev.fairlead.jco;

/** Is told what calls do, up to the level that {@link JCo#setTrace} sets. Called by the threads that call. */
@FunctionalInterface
public interface JCoTraceListener {

    /** @param level 1 for failures, 4 for calls */
    void trace(int level, String message);
}
