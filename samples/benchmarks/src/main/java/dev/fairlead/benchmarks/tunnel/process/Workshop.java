package dev.fairlead.benchmarks.tunnel.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A directory for one run, and the processes that were started in it. After {@link #close} neither is left. A process
 * that is not Java ends after two hours by itself, should the battery be killed.
 */
public final class Workshop implements AutoCloseable {
    private static final String LIFE_TIME = "2h";

    private final Path directory;
    private final Deque<ChildProcess> running = new ArrayDeque<>();
    private final AtomicInteger names = new AtomicInteger();
    private final Thread hook = new Thread(this::stopAll, "battery-stop");
    private boolean closed;

    /** In the directory for temporary files, readable by nobody else. */
    public Workshop() throws IOException {
        directory = Files.createTempDirectory("fairlead-battery-");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** An empty directory for somebody's files. */
    public Path directory(String name) throws IOException {
        return Files.createDirectory(directory.resolve(names.incrementAndGet() + "-" + name));
    }

    /** Writes a file that only its owner may read. */
    public static Path write(Path file, String content) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, content, StandardCharsets.UTF_8);
    }

    /** Starts a program; what it prints goes to its log. */
    public ChildProcess start(String name, List<String> command) throws IOException {
        List<String> bounded = new ArrayList<>();
        Tools.find("timeout").ifPresent(timeout -> bounded.addAll(List.of(timeout.toString(), "-k", "5", LIFE_TIME)));
        boolean wrapped = !bounded.isEmpty();
        bounded.addAll(command);
        Path log = log(name);
        return started(name, wrapped, log, new ProcessBuilder(bounded).redirectOutput(log.toFile()));
    }

    /** Starts a {@link Helper} on the Java of this process: it is asked over its input and answers on its output. */
    public ChildProcess helper(String name, List<String> options, Class<?> main, Object... arguments)
            throws IOException {
        return helper(Path.of(System.getProperty("java.home")), name, options, main, arguments);
    }

    /** Starts a {@link Helper} on the Java in {@code home}. */
    public ChildProcess helper(Path home, String name, List<String> options, Class<?> main, Object... arguments)
            throws IOException {
        return started(name, false, log(name), new ProcessBuilder(java(home, options, main, arguments)));
    }

    /** A command that runs a class on the Java in {@code home}, with all that this process has on its class path. */
    public static List<String> java(Path home, List<String> options, Class<?> main, Object... arguments) {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin").resolve("java").toString());
        command.add("-Djava.net.preferIPv4Stack=true");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        return command;
    }

    /** Runs a program that ends by itself. */
    public void run(List<String> command) throws IOException {
        Path log = log("run");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + " failed: " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private Path log(String name) {
        return directory.resolve(names.incrementAndGet() + "-" + name + ".log");
    }

    private synchronized ChildProcess started(String name, boolean wrapped, Path log, ProcessBuilder builder)
            throws IOException {
        if (closed) {
            throw new IOException("the battery ends");
        }
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        ChildProcess child = new ChildProcess(name, builder.start(), wrapped, log);
        running.push(child);
        return child;
    }

    /** Ends one process. */
    public synchronized void stop(ChildProcess child) {
        running.remove(child);
        child.close();
    }

    private synchronized void stopAll() {
        closed = true;
        while (!running.isEmpty()) {
            running.pop().close();
        }
    }

    @Override
    public void close() {
        stopAll();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().removeShutdownHook(hook);
    }
}
