package dev.fairlead.quickstart.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private Supervisor supervisor;

    @BeforeEach
    void create() {
        supervisor = new Supervisor(directory);
    }

    @AfterEach
    void close() {
        supervisor.close();
    }

    @Test
    void aProcessThatEndsBeforeItIsReadyIsAFailureWithTheEndOfItsLog() throws Exception {
        ChildProcess process = start(Programs.FAILS);

        assertThatThrownBy(() -> process.awaitReady(() -> process.hasLogged("ready"), LIMIT))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("ended with status 7")
                .hasMessageContaining("cannot bind");
    }

    @Test
    void aProcessThatIsNotReadyInTimeIsAFailure() throws Exception {
        ChildProcess process = start(Programs.WAITS);

        assertThatThrownBy(() -> process.awaitReady(() -> false, Duration.ofMillis(1)))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("was not ready");
    }

    @Test
    void closingEndsWhatRuns() throws Exception {
        ChildProcess process = start(Programs.WAITS);
        process.awaitReady(() -> process.hasLogged("ready"), LIMIT);
        long pid = process.pid();

        supervisor.close();

        assertThat(ProcessHandle.of(pid)).isEmpty();
    }

    @Test
    void nothingStartsAfterClosing() {
        supervisor.close();

        assertThatThrownBy(() -> start(Programs.WAITS)).isInstanceOf(StartFailure.class);
    }

    @Test
    void theGuardEndsAProcessWhoseStarterIsGone() throws Exception {
        JavaCommand guarded = new JavaCommand(
                Programs.jar(directory, Programs.WAITS),
                List.of("-Xmx32m"),
                List.of(Programs.guard(directory)),
                Map.of(),
                List.of());
        Process process = new ProcessBuilder(guarded.line())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();

        process.getOutputStream().close();

        await().atMost(LIMIT).until(() -> !process.isAlive());
    }

    @Test
    void theGuardLeavesAProcessAloneWhoseStarterLives() throws Exception {
        ChildProcess process = supervisor.start(
                "guarded",
                new JavaCommand(
                        Programs.jar(directory, Programs.WAITS),
                        List.of("-Xmx32m"),
                        List.of(Programs.guard(directory)),
                        Map.of(),
                        List.of()));

        process.awaitReady(() -> process.hasLogged("ready"), LIMIT);

        assertThat(ProcessHandle.of(process.pid())).get().matches(ProcessHandle::isAlive);
    }

    @Test
    void readsPeakMemoryAsLinuxTellsIt() {
        assertThat(PeakMemory.parse(List.of("Name:\tjava", "VmHWM:\t  2048 kB", "Threads:\t9")))
                .isEqualTo(OptionalLong.of(2L * 1024 * 1024));
        assertThat(PeakMemory.parse(List.of("Name:\tjava"))).isEmpty();
    }

    private ChildProcess start(String program) throws Exception {
        return supervisor.start(
                "program",
                new JavaCommand(Programs.jar(directory, program), List.of("-Xmx32m"), List.of(), Map.of(), List.of()));
    }
}
