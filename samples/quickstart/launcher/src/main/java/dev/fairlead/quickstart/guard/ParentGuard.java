package dev.fairlead.quickstart.guard;

import java.io.IOException;
import java.io.InputStream;

/**
 * Ends a JVM when the process that started it is gone. Loaded with {@code -javaagent} into programs that know nothing
 * of it: it reads their standard input, a pipe whose other end the starter holds open and never writes to. The
 * operating system closes that end however the starter dies, also when it is killed.
 */
public final class ParentGuard {
    private static final int EXIT_STATUS = 143;
    private static final long SHUTDOWN_LIMIT_MILLIS = 10_000;

    private ParentGuard() {}

    /** Called by the JVM before the program's own main method. */
    public static void premain(String arguments) {
        InputStream fromStarter = System.in;
        daemon("parent-guard", () -> {
            awaitEnd(fromStarter);
            daemon("parent-guard-limit", ParentGuard::haltAfterLimit);
            System.exit(EXIT_STATUS);
        });
    }

    private static void awaitEnd(InputStream in) {
        try {
            while (in.read() >= 0) {
                // nothing is ever said on this pipe; its end is the message
            }
        } catch (IOException broken) {
            // a broken pipe means the same as its end
        }
    }

    private static void haltAfterLimit() {
        try {
            Thread.sleep(SHUTDOWN_LIMIT_MILLIS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(EXIT_STATUS);
    }

    private static void daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
