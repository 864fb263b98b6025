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
import java.util.Locale;
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
    private static final String PARTS =
            Path.of("target", "parts").toAbsolutePath().toString();
    private static final long SIGINT_BIT = 1L << 1;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @TempDir
    Path directory;

    @AfterEach
    void endWhatATestHasLeft() {
        processes().forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void makesAllCallsAsExpectedAndLeavesNothingRunning() throws Exception {
        Process launcher = launch();
        awaitChildren(launcher);

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
            assertThat(rows(output, "session", user))
                    .isNotEmpty()
                    .allMatch(row -> row.contains(" " + user.toUpperCase(Locale.ROOT) + " "));
        }
        assertThat(processes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void leavesNothingRunningWhenToldToEndInTheMiddle(String signal) throws Exception {
        assumeFalse(signal.equals("INT") && interruptsAreIgnored(), "as in jobs that a shell runs in the background");
        Process launcher = launch();
        awaitChildren(launcher);

        send(signal, launcher.pid());

        assertThat(launcher.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(launcher.exitValue()).isNotZero();
        assertThat(processes()).isEmpty();
    }

    @Test
    void leavesNothingRunningWhenKilled() throws Exception {
        Process launcher = launch();
        awaitChildren(launcher);

        launcher.destroyForcibly();

        await().atMost(Duration.ofSeconds(30)).until(() -> processes().isEmpty());
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
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
    }

    /** Waits for the server, and for a process of the agent. */
    private static void awaitChildren(Process launcher) {
        await().atMost(LIMIT).until(() -> !launcher.isAlive() || processes().size() >= 2);
        assertThat(launcher.isAlive()).isTrue();
    }

    /** Whatever runs out of the launcher's parts, whoever has started it. */
    private static List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(PARTS))
                .toList();
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
