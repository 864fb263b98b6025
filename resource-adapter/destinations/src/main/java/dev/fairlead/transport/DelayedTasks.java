package dev.fairlead.transport;

import java.time.Duration;

/** Runs tasks later, each once, on a thread of whoever lends it. They are short, and wait for nothing. */
@FunctionalInterface
public interface DelayedTasks {

    /** Of an engine that is lent no thread: nothing that was put off ever runs. */
    DelayedTasks NONE = (wait, task) -> {};

    /**
     * Puts a task off; without effect when the thread has been taken back.
     *
     * @param wait until it runs, at the earliest
     */
    void after(Duration wait, Runnable task);
}
