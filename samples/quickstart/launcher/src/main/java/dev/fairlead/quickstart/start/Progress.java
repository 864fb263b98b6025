package dev.fairlead.quickstart.start;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Tells the person in front of the terminal what has been started, a line a step, with the seconds it took. */
public final class Progress {
    private static final double NANOS_PER_SECOND = 1e9;

    private final PrintStream out;
    private final long begin = System.nanoTime();

    public Progress(PrintStream out) {
        this.out = out;
    }

    /** Something that may fail in its own way. */
    @FunctionalInterface
    interface Step {
        void run() throws Exception;
    }

    /** Takes a step that yields something, and says so. */
    <T> T step(String what, Callable<T> step) throws Exception {
        long started = System.nanoTime();
        T result = step.call();
        out.printf(Locale.ROOT, "%6.1f s  %s (%.1f s)%n", seconds(begin), what, seconds(started));
        return result;
    }

    /** Takes a step, and says so. */
    void step(String what, Step step) throws Exception {
        step(what, () -> {
            step.run();
            return what;
        });
    }

    /** Time since the beginning. */
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / NANOS_PER_SECOND;
    }
}
