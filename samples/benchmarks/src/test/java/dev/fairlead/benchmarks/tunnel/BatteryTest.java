package dev.fairlead.benchmarks.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Not a measurement: the battery runs for a moment, and every answer is checked on the way. */
class BatteryTest {

    @Test
    void requestsAndBytesPassTheTunnelAndTheDirectWay(@TempDir Path directory) throws Exception {
        Path table = directory.resolve("table.md");

        int status = Battery.command()
                .execute(
                        "--smoke",
                        "--only",
                        "requests-16,up-1,websocket-up,http-64",
                        "--subjects",
                        "direct,nio,websocket",
                        "--out",
                        table.toString());

        assertThat(status).isZero();
        assertThat(Files.readString(table))
                .containsPattern("\\| requests-16 \\| requests/s ≥ 1.5 × best peer \\| not measured")
                .containsPattern("\\*\\*requests-16\\*\\*[^*]*\\| direct \\| [0-9]")
                .containsPattern("\\*\\*http-64\\*\\*[^*]*\\| Fairlead, JDK TLS and NIO, HTTP \\| [0-9]")
                .containsPattern("\\*\\*websocket-up\\*\\*[^*]*\\| Fairlead, WebSocket \\| [0-9]")
                .containsPattern("\\*\\*up-1\\*\\*[^*]*\\| Fairlead, JDK TLS and NIO \\| [0-9]");
    }

    @Test
    void helpTellsEveryOption() {
        String help = Battery.command().getUsageMessage();

        assertThat(help).contains("--short", "--only", "--subjects", "--warm-up", "--other-java", "--out");
    }
}
