package dev.fairlead.caller;

import java.util.concurrent.Callable;

/**
 * A user taken along for tasks; see {@link Callers#capture}. Good for any number of tasks on any threads, for as long as
 * the user's token. It cannot be serialized.
 */
public interface CapturedCaller {

    /** The task, run for this user. The thread has forgotten the user when the task has ended, well or not. */
    Runnable runnable(Runnable task);

    /** The task, run for this user. The thread has forgotten the user when the task has ended, well or not. */
    <T> Callable<T> callable(Callable<T> task);
}
