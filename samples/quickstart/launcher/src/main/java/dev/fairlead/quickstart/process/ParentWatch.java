package dev.fairlead.quickstart.process;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Ends this JVM when the process that started it is gone: a killed Maven says goodbye to nobody. A parent is gone when
 * the operating system has given its child to another one; whether its entry still stands in the process table depends
 * on who cleans up.
 */
public final class ParentWatch {
    private static final int EXIT_STATUS = 143;
    private static final long PERIOD_MILLIS = 500;

    private ParentWatch() {}

    /** Begins to watch; nothing happens where the operating system does not tell the parent. */
    public static void begin() {
        Optional<ProcessHandle> starter = parent();
        if (starter.isEmpty()) {
            return;
        }
        Runnable look = () -> {
            if (!parent().equals(starter) || !starter.get().isAlive()) {
                System.exit(EXIT_STATUS);
            }
        };
        Executors.newSingleThreadScheduledExecutor(task -> {
                    Thread thread = new Thread(task, "parent-watch");
                    thread.setDaemon(true);
                    return thread;
                })
                .scheduleWithFixedDelay(look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static Optional<ProcessHandle> parent() {
        return ProcessHandle.current().parent();
    }
}
