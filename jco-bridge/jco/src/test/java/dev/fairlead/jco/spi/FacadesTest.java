package dev.fairlead.jco.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether archives with the same names of classes are told apart, in directories that stand for them. */
@Tag("RFC-104")
class FacadesTest {
    private static final String ENTRY = "org/example/model/Entry.class";

    @TempDir
    private Path ours;

    @TempDir
    private Path others;

    private static void write(Path directory, String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void mark(String text) throws IOException {
        write(ours, "META-INF/fairlead-jco-facade", text);
        write(ours, ENTRY, "");
    }

    private Optional<String> conflict() throws IOException {
        URL[] path = {ours.toUri().toURL(), others.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(path, null)) {
            return Facades.conflict(loader);
        }
    }

    @Test
    void classesThatNobodyClaimsMayStandTwice() throws Exception {
        write(ours, ENTRY, "");
        write(others, ENTRY, "");

        assertThat(conflict()).isEmpty();
    }

    @Test
    void aFacadeAloneIsNoConflict() throws Exception {
        mark(ENTRY + "\n");

        assertThat(conflict()).isEmpty();
    }

    @Test
    void twoCopiesOfOneFacadeAreNoConflict() throws Exception {
        mark(ENTRY + "\n");
        write(others, "META-INF/fairlead-jco-facade", ENTRY);
        write(others, ENTRY, "");

        assertThat(conflict()).isEmpty();
    }

    @Test
    void aFacadeBesideItsOriginalIsOneThatNamesBoth() throws Exception {
        mark(ENTRY + "\n");
        write(others, ENTRY, "");

        assertThat(conflict())
                .hasValueSatisfying(found -> assertThat(found)
                        .contains(
                                ours.getFileName().toString(),
                                others.getFileName().toString(),
                                "org/example/model"));
    }

    @Test
    void aMarkThatNamesNoClassIsOne() throws Exception {
        mark("");

        assertThat(conflict()).isPresent();
    }
}
