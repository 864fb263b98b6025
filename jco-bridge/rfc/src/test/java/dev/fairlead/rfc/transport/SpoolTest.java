package dev.fairlead.rfc.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

    @Test
    void nobodyElseFindsTheFileWhereAnOpenFileNeedsNoName(@TempDir Path directory) throws IOException {
        assumeTrue(Files.getFileStore(directory).supportsFileAttributeView("posix"));
        try (Spool spool = new Spool(directory, 10)) {
            spool.write(new byte[10]);

            assertThat(spool.length()).isEqualTo(10);
            assertThat(directory).isEmptyDirectory();
        }
    }
}
