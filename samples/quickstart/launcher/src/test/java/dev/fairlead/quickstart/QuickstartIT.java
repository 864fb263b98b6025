package dev.fairlead.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

/** The README's first command, as a process. */
class QuickstartIT {
    private static final Path LAUNCHER = Path.of("target", "quickstart.jar");
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

    @Test
    void leavesNothingRunningWhenInterruptedInTheMiddle() throws Exception {
        Process launcher = launch();
        List<ProcessHandle> children = awaitChildren(launcher, 2);

        signal("-INT", launcher.pid());

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

    private static void signal(String signal, long pid) throws Exception {
        int status =
                new ProcessBuilder("kill", signal, Long.toString(pid)).start().waitFor();
        assertThat(status).isZero();
    }
}
