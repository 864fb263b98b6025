package dev.fairlead.agent.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A process that runs a class of this test's class path, with a heap of 64 MB; what it prints goes to a file. */
final class Program implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);

    private final Path log;
    private final Process process;

    private Program(Path log, Process process) {
        this.log = log;
        this.process = process;
    }

    static Program start(Path log, Class<?> main, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        line.addAll(List.of(arguments));
        return new Program(
                log,
                new ProcessBuilder(line)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start());
    }

    void awaitLine(String text) {
        await().atMost(START)
                .failFast("the process has ended; see " + log, () -> !process.isAlive())
                .until(() -> Files.readString(log).contains(text));
    }

    boolean hasWritten(String text) throws IOException {
        return Files.readString(log).contains(text);
    }

    /** Ends it at once, without a chance to say goodbye. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
