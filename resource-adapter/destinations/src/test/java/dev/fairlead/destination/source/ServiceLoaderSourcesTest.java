package dev.fairlead.destination.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.source.DestinationSource;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceLoaderSourcesTest {

    @TempDir
    private Path directory;

    /** A source that a jar brings along. */
    public static final class Brought implements DestinationSource {
        @Override
        public String description() {
            return "brought along";
        }

        @Override
        public Set<String> names() {
            return Set.of();
        }

        @Override
        public Optional<Map<String, String>> find(String name) {
            return Optional.empty();
        }
    }

    @Test
    void loadsWhatJarsBringAndLeavesOutWhatCannotBeLoaded() throws IOException {
        Path services = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(
                services.resolve(DestinationSource.class.getName()),
                "no.such.Source\n" + Brought.class.getName() + "\n");

        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {directory.toUri().toURL()}, getClass().getClassLoader())) {
            assertThat(ServiceLoaderSources.load(loader))
                    .extracting(DestinationSource::description)
                    .containsExactly("brought along");
        }
    }

    @Test
    void thereIsNoneUnlessAJarBringsOne() {
        assertThat(ServiceLoaderSources.load()).isEmpty();
    }
}
