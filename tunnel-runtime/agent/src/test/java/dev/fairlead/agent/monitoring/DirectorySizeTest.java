package dev.fairlead.agent.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectorySizeTest {
    @TempDir
    private Path directory;

    @Test
    void theFilesOfAllDirectoriesBelowCount() throws IOException {
        Files.write(directory.resolve("agent.yaml"), new byte[100]);
        Files.write(Files.createDirectory(directory.resolve("audit")).resolve("today"), new byte[23]);

        assertThat(DirectorySize.of(directory)).isEqualTo(123);
    }

    @Test
    void aLinkLeadsNowhere() throws IOException {
        Files.write(directory.resolve("agent.yaml"), new byte[100]);
        Files.createSymbolicLink(directory.resolve("loop"), directory);

        assertThat(DirectorySize.of(directory)).isEqualTo(100);
    }

    @Test
    void aDirectoryThatIsGoneHasNothing() throws IOException {
        assertThat(DirectorySize.of(directory.resolve("gone"))).isZero();
    }
}
