package dev.fairlead.faults.chain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A process of the chain: a JVM with a small heap, and its log. */
final class Program implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(120);

    private final String name;
    private final Path log;
    private final Process process;

    private Program(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /**
     * Starts {@code java -Xmx256m} with these arguments in {@code directory}; what it prints goes to a log there.
     */
    static Program java(String name, Path directory, List<String> arguments) throws IOException {
        Path log = directory.resolve(name + ".log");
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("-Xmx256m");
        line.addAll(arguments);
        Process process = new ProcessBuilder(line)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return new Program(name, log, process);
    }

    /** Waits for a line with {@code text} that was not yet there {@code before} lines ago, and gives it back. */
    String awaitLine(String text, int after) {
        return Awaitility.await(name + " says '" + text + "'")
                .atMost(START)
                .pollInterval(Duration.ofMillis(50))
                .failFast(name + " has ended; see " + log, () -> !process.isAlive())
                .until(
                        () -> lines().stream()
                                .skip(after)
                                .filter(line -> line.contains(text))
                                .findFirst()
                                .orElse(""),
                        line -> !line.isEmpty());
    }

    String awaitLine(String text) {
        return awaitLine(text, 0);
    }

    /** What it has printed so far; also what its predecessors of the same name and folder have. */
    List<String> lines() throws IOException {
        return Files.readAllLines(log);
    }

    /** Waits until it ends. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError(name + " did not end; see " + log);
        }
        return process.exitValue();
    }

    /** Ends it at once, without a chance to say goodbye. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }
}
