package dev.fairlead.agent.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A process that runs a class of this test's class path, with a heap of 64 MB; what it prints goes to a file. */
final class Program implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);

    private final Path log;
    private final Process process;

    private Program(Path log, Process process) {
        this.log = log;
        this.process = process;
    }

    /** @param environment what is added to that of this process */
    static Program start(Path log, Map<String, String> environment, Class<?> main, String... arguments)
            throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        line.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new Program(log, builder.start());
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
