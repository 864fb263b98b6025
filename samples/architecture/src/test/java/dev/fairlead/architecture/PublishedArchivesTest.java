package dev.fairlead.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the other modules of this build have built: with archives where they were packaged, else with their classes. */
class PublishedArchivesTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final List<String> FOLDERS =
            List.of("resource-adapter", "cdi-extension", "jco-bridge", "tunnel-runtime");
    private static final Set<String> ARCHIVES = Set.of("jar", "rar", "war");
    private static final String FOREIGN = "com/sap/";

    /** Decided for itself: its purpose is to have JCo's names. */
    private static final String DROP_IN = "jco-drop-in";

    private static List<Path> modules() {
        return FOLDERS.stream()
                .flatMap(folder -> list(ROOT.resolve(folder)))
                .filter(module -> Files.isRegularFile(module.resolve("pom.xml")))
                .filter(module -> !module.endsWith(DROP_IN))
                .toList();
    }

    private static Stream<Path> list(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isArchive(String name) {
        return ARCHIVES.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /** Entries of an archive that are not ours to publish, and those of archives in it. */
    private static Stream<String> foreign(String where, InputStream archive) throws IOException {
        Stream.Builder<String> found = Stream.builder();
        ZipInputStream zip = new ZipInputStream(archive);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String place = where + "!" + entry.getName();
            if (entry.getName().startsWith(FOREIGN)) {
                found.add(place);
            } else if (isArchive(entry.getName())) {
                foreign(place, zip).forEach(found);
            }
        }
        return found.build();
    }

    private static Stream<String> foreign(Path archive) {
        try (InputStream in = Files.newInputStream(archive)) {
            return foreign(archive.toString(), in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @Tag("RFC-105")
    void noArchiveHasClassesOfSap() {
        List<Path> archives = modules().stream()
                .map(module -> module.resolve("target"))
                .filter(Files::isDirectory)
                .flatMap(PublishedArchivesTest::list)
                .filter(file -> Files.isRegularFile(file) && isArchive(file.toString()))
                .toList();

        assertThat(archives).flatMap(archive -> foreign(archive).toList()).isEmpty();
    }

    @Test
    @Tag("RFC-105")
    void noModuleHasClassesOfSap() {
        List<Path> classes = modules().stream()
                .map(module -> module.resolve("target/classes"))
                .filter(Files::isDirectory)
                .toList();

        assertThat(classes).isNotEmpty().noneMatch(directory -> Files.exists(directory.resolve(FOREIGN)));
    }
}
