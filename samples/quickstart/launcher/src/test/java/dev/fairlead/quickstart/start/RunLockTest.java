package dev.fairlead.quickstart.start;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.quickstart.process.StartFailure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {

    @TempDir
    Path directory;

    @Test
    void keepsASecondRunOut() throws Exception {
        Path run = directory.resolve("run");
        try (RunLock first = RunLock.take(run)) {
            assertThatThrownBy(() -> RunLock.take(run))
                    .as("beside " + first)
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("Another quickstart runs");
        }
        assertThatCode(() -> RunLock.take(run).close()).doesNotThrowAnyException();
    }
}
