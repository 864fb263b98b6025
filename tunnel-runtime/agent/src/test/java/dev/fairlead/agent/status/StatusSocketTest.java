package dev.fairlead.agent.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.fairlead.agent.fixture.TestStatus;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusSocketTest {
    @TempDir
    private Path directory;

    @Test
    void whoeverAsksGetsTheWholeStatus() throws IOException {
        try (StatusSocket socket = StatusSocket.open(directory, () -> TestStatus.of(2, true))) {
            JsonObject status = StatusSocket.ask(directory);

            assertThat(status.getBoolean("ready")).isTrue();
            assertThat(StatusText.of(status))
                    .contains(
                            "fairlead-agent test, agent agent-1 of tenant acme, location berlin, since"
                                    + " 2026-11-23T05:00:00Z: ready",
                            "gateway gateway.example:8443: 2 sessions since 2026-11-23T05:00:00Z, lost 3 times",
                            "  last error at 2026-11-23T05:00:00Z: <connection refused>",
                            "certificate system until 2031-11-23T05:00:00Z: CN=system",
                            "mapping erp.corp:443 (HTTPS): 7 allowed, 2 refused {\"RESOURCE\":2}, 100 bytes in, 200"
                                    + " out, 1 active, last 2026-11-23T05:00:00Z",
                            "refused, of no mapping: 4",
                            "slow: erp.corp:443 15 ms (sso 1, connect 2, back end 9), status 200, request request-1 at 2026-11-23T05:00:00Z");
        }
    }

    @Test
    void anAgentThatIsNotConnectedOrCannotAuditIsNotReady() {
        assertThat(StatusText.of(StatusJson.of(TestStatus.of(0, true))).get(0)).endsWith("NOT READY");
        assertThat(StatusText.of(StatusJson.of(TestStatus.of(2, false))))
                .contains("NOTHING IS SERVED: the audit log cannot be written");
    }

    @Test
    void onlyTheAgentsUserCanAsk() throws IOException {
        try (StatusSocket socket = StatusSocket.open(directory, () -> TestStatus.of(2, true))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("status.sock"))))
                    .isEqualTo("rw-------");
        }
        assertThat(directory.resolve("status.sock")).doesNotExist();
    }

    @Test
    void whatAKilledAgentLeftBehindIsReplaced() throws IOException {
        Files.writeString(directory.resolve("status.sock"), "");

        try (StatusSocket socket = StatusSocket.open(directory, () -> TestStatus.of(1, true))) {
            assertThat(StatusSocket.ask(directory).getBoolean("ready")).isTrue();
        }
    }

    @Test
    void whereNoAgentRunsTheQuestionFailsWithWhatToLookAt() {
        assertThatIOException()
                .isThrownBy(() -> StatusSocket.ask(directory))
                .withMessageContaining("it does not run, or runs as another user");
    }
}
