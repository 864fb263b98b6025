package dev.fairlead.quickstart.start;

import dev.fairlead.quickstart.process.StartFailure;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where things are: the parts that the build has put beside the launcher, and a directory for all that a run writes.
 *
 * @param parts executables and archives
 * @param run working directory; emptied when a run begins
 */
public record Home(Path parts, Path run) {

    /** The home around the launcher's own jar. */
    public static Home ofLauncher() {
        try {
            Path jar = Path.of(Home.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path target = jar.toAbsolutePath().getParent();
            return new Home(target.resolve("parts"), target.resolve("run"));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    Path server() {
        return part("payara-micro.jar");
    }

    Path resourceAdapter() {
        return part("fairlead.rar");
    }

    Path application() {
        return part("quickstart.war");
    }

    Path agent() {
        return part("fairlead-agent.jar");
    }

    Path guard() {
        return part("parent-guard.jar");
    }

    private Path part(String file) {
        Path path = parts.resolve(file);
        if (!Files.isReadable(path)) {
            throw new StartFailure(path + " is missing: build it with 'mvn package' in the root of the project");
        }
        return path;
    }

    /** A new empty directory in the run directory. */
    Path directory(String name) throws IOException {
        return Files.createDirectories(run.resolve(name));
    }

    /** Removes what an earlier run has left. */
    void clean() throws IOException {
        if (Files.notExists(run)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> tree = Files.walk(run)) {
            deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
