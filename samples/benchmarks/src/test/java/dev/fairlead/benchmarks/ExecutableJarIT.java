package dev.fairlead.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.benchmarks.client.Contestant;
import dev.fairlead.benchmarks.client.Scenario;
import dev.fairlead.benchmarks.server.LoopbackServer;
import dev.fairlead.benchmarks.tunnel.process.Words;
import dev.fairlead.benchmarks.turns.TurnProcess;
import dev.fairlead.benchmarks.turns.Turns;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The jar that users run: whatever the tests have on their class path besides, everything needed is in it. */
@Timeout(120)
class ExecutableJarIT {
    private static final String JAR = System.getProperty("benchmarks.jar");

    @ParameterizedTest
    @EnumSource(Contestant.class)
    void everyContestantCallsTheTargetOutOfIt(Contestant contestant) throws Exception {
        try (LoopbackServer server = new LoopbackServer()) {
            Process process = start(
                    "-cp",
                    JAR,
                    TurnProcess.class.getName(),
                    Turns.Operation.GET.name(),
                    contestant.name(),
                    server.uri().toString(),
                    "2",
                    Scenario.Route.PROXY.name(),
                    "true");
            process.outputWriter(StandardCharsets.UTF_8)
                    .append(Words.of("turn")
                            .with("seconds", 0.01)
                            .with("threads", 1)
                            .toString())
                    .append('\n')
                    .close();

            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(said.lines()).anyMatch(line -> line.startsWith("done time="));
            assertThat(process.waitFor()).isZero();
        }
    }

    @Test
    void itTellsItsOptions() throws Exception {
        Process process = start("-jar", JAR, "--help");

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("--in-turns");
        assertThat(process.waitFor()).isZero();
    }

    private static Process start(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
