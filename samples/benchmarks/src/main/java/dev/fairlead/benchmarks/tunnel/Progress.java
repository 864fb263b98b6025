package dev.fairlead.benchmarks.tunnel;

import java.io.PrintStream;
import java.time.Duration;

/** Tells the person who waits what happens. */
final class Progress {
    private final PrintStream out;
    private final long started = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    void say(String text) {
        Duration since = Duration.ofNanos(System.nanoTime() - started);
        out.printf("[%d:%02d] %s%n", since.toMinutes(), since.toSecondsPart(), text);
    }
}
