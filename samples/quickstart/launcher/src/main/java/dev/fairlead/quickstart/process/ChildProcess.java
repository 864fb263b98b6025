package dev.fairlead.quickstart.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One process and its log file. Its standard input stays open until it is stopped, and nothing is written to it. */
public final class ChildProcess {
    private static final int TAIL_LINES = 20;
    private static final int FIRST_ERRORS = 3;
    private static final Pattern COLOUR = Pattern.compile("\\x1b\\[[0-9;]*m");
    private static final Pattern STACK_FRAME = Pattern.compile("\\s+(at |\\.\\.\\. \\d+ more)");
    private static final long POLL_MILLIS = 50;
    private static final long STOP_SECONDS = 10;

    private final String name;
    private final Path log;
    private final Process process;

    ChildProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /** What messages call it. */
    public String name() {
        return name;
    }

    /** The operating system's number of the process. */
    public long pid() {
        return process.pid();
    }

    /** Largest resident memory so far, in bytes; empty where the operating system does not tell. */
    public OptionalLong peakMemory() {
        return PeakMemory.of(process.pid());
    }

    /**
     * Waits until {@code ready} says so.
     *
     * @throws StartFailure with the end of the log if the process ends before, or {@code limit} passes
     */
    public void awaitReady(BooleanSupplier ready, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                throw failure("ended with status " + process.exitValue());
            }
            if (System.nanoTime() > deadline) {
                throw failure("was not ready after " + limit.toSeconds() + " s");
            }
            pause();
        }
    }

    /**
     * Waits for the process to end well.
     *
     * @throws StartFailure with the end of the log if it ends with another status than 0, or {@code limit} passes
     */
    public void awaitSuccess(Duration limit) {
        awaitReady(() -> !process.isAlive() && process.exitValue() == 0, limit);
    }

    /** Whether the log has a line with {@code text}. */
    public boolean hasLogged(String text) {
        return logLines().stream().anyMatch(line -> line.contains(text));
    }

    /** Ends the process and all that it started: asks, waits, and then insists. Returns when nothing of it is left. */
    void stop() {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    /** What to throw if the process did {@code what} instead of what it should: with what its log tells. */
    public StartFailure failure(String what) {
        List<String> lines = logLines().stream()
                .map(line -> COLOUR.matcher(line).replaceAll(""))
                .filter(line -> !line.isBlank() && !STACK_FRAME.matcher(line).lookingAt())
                .toList();
        int tail = Math.max(0, lines.size() - TAIL_LINES);
        Stream<String> errors = lines.subList(0, tail).stream()
                .filter(line -> line.contains("Exception: "))
                .limit(FIRST_ERRORS);
        String excerpt = Stream.concat(errors, lines.subList(tail, lines.size()).stream())
                .collect(Collectors.joining("\n    "));
        return new StartFailure(name + " " + what + ". From " + log + ":\n    " + excerpt);
    }

    private List<String> logLines() {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            return List.of("(the log cannot be read: " + unreadable.getMessage() + ")");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted", interrupted);
        }
    }
}
