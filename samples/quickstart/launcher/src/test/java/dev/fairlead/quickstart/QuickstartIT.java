package dev.fairlead.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The README's first command, as a process. */
class QuickstartIT {
    private static final Path LAUNCHER = Path.of("target", "quickstart.jar");
    private static final long SIGINT_BIT = 1L << 1;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @TempDir
    Path directory;

    private final List<ProcessHandle> started = new ArrayList<>();

    @AfterEach
    void endWhatATestHasLeft() {
        started.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void makesAllCallsAsExpectedAndLeavesNothingRunning() throws Exception {
        Process launcher = launch();
        List<ProcessHandle> children = awaitChildren(launcher, 2);

        assertThat(launcher.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();

        String output = output();
        assertThat(launcher.exitValue()).as(output).isZero();
        assertThat(output)
                .containsPattern("\\d+ calls, all as expected\\.")
                .contains("No log holds a token or a password.")
                .containsPattern("Started in \\d+\\.\\d s\\.");
        for (String user : List.of("alice", "bob")) {
            assertThat(rows(output, "order", user)).isNotEmpty().allMatch(row -> row.contains("CN=" + user + ","));
            assertThat(rows(output, "customer", user)).isNotEmpty().allMatch(row -> row.contains("CN=" + user + ","));
        }
        assertThat(children).noneMatch(ProcessHandle::isAlive);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void leavesNothingRunningWhenToldToEndInTheMiddle(String signal) throws Exception {
        assumeFalse(signal.equals("INT") && interruptsAreIgnored(), "as in jobs that a shell runs in the background");
        Process launcher = launch();
        List<ProcessHandle> children = awaitChildren(launcher, 2);

        send(signal, launcher.pid());

        assertThat(launcher.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(launcher.exitValue()).isNotZero();
        assertThat(children).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void leavesNothingRunningWhenKilled() throws Exception {
        Process launcher = launch();
        List<ProcessHandle> children = awaitChildren(launcher, 2);

        launcher.destroyForcibly();

        await().atMost(Duration.ofSeconds(30)).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void explainsItself() throws Exception {
        Process launcher = launch("--help");

        assertThat(launcher.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(launcher.exitValue()).isZero();
        assertThat(output()).contains("--stay", "Exit status");
    }

    private Process launch(String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", LAUNCHER.toString()));
        line.addAll(List.of(arguments));
        Process launcher = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
        started.add(launcher.toHandle());
        return launcher;
    }

    /** The server, and a process of the agent. */
    private List<ProcessHandle> awaitChildren(Process launcher, int count) {
        await().atMost(LIMIT)
                .until(() -> !launcher.isAlive() || launcher.descendants().count() >= count);
        List<ProcessHandle> children = launcher.descendants().toList();
        started.addAll(children);
        return children;
    }

    private String output() throws IOException {
        return Files.readString(directory.resolve("output"));
    }

    private static List<String> rows(String output, String call, String user) {
        Pattern row = Pattern.compile("^" + call + " +" + user + " ");
        return output.lines().filter(line -> row.matcher(line).find()).toList();
    }

    private static void send(String signal, long pid) throws Exception {
        int status = new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                .start()
                .waitFor();
        assertThat(status).isZero();
    }

    /** What this JVM ignores, the processes that it starts ignore too. */
    private static boolean interruptsAreIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .mapToLong(line -> Long.parseUnsignedLong(
                        line.substring("SigIgn:".length()).strip(), 16))
                .anyMatch(ignored -> (ignored & SIGINT_BIT) != 0);
    }
}
