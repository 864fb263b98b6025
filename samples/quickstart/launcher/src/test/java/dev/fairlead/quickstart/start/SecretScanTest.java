package dev.fairlead.quickstart.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretScanTest {

    @TempDir
    Path run;

    @Test
    void findsTheLogThatHoldsASecret() throws Exception {
        Files.writeString(run.resolve("quiet.log"), "started\n");
        Path talkative =
                Files.writeString(Files.createDirectory(run.resolve("agent")).resolve("audit.log"), "token=s3cret\n");

        assertThat(new SecretScan(run).find(List.of("other", "s3cret"))).containsExactly(talkative);
    }

    @Test
    void leavesConfigurationAlone() throws Exception {
        Files.writeString(run.resolve("shop.json"), "s3cret");

        assertThat(new SecretScan(run).find(List.of("s3cret"))).isEmpty();
    }
}
