package dev.fairlead.quickstart.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * Starts processes and answers for their end. After {@link #close} nothing it started runs, and nothing more starts,
 * whatever thread asks: a signal may arrive in the middle of a start.
 */
public final class Supervisor implements AutoCloseable {
    private final Path directory;
    private final Deque<ChildProcess> running = new ArrayDeque<>();
    private volatile boolean closed;

    /**
     * @param directory working directory of all processes; their logs go to its folder {@code logs}
     */
    public Supervisor(Path directory) {
        this.directory = directory;
    }

    /**
     * Starts {@code command}.
     *
     * @param name what messages and the log file call it
     * @throws StartFailure if it cannot be started, or this supervisor is closed
     */
    public synchronized ChildProcess start(String name, JavaCommand command) {
        if (closed) {
            throw new StartFailure(name + " is not started any more: the quickstart ends");
        }
        try {
            Path log = Files.createDirectories(directory.resolve("logs"))
                    .resolve(name.toLowerCase(Locale.ROOT).replace(' ', '-') + ".log");
            Process process = new ProcessBuilder(command.line())
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            ChildProcess child = new ChildProcess(name, log, process);
            running.push(child);
            return child;
        } catch (IOException e) {
            throw new StartFailure(name + " cannot be started: " + e.getMessage(), e);
        }
    }

    /** Whether processes end because this supervisor ends them. */
    public boolean isClosing() {
        return closed;
    }

    /** Processes that were started and not yet stopped, the youngest first. */
    public synchronized List<ChildProcess> running() {
        return List.copyOf(running);
    }

    /** Stops everything, the youngest first. May be called more than once, and from any thread. */
    @Override
    public void close() {
        closed = true;
        stopAll();
    }

    private synchronized void stopAll() {
        while (!running.isEmpty()) {
            running.pop().stop();
        }
    }
}
