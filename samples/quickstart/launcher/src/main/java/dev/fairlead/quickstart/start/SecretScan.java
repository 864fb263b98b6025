package dev.fairlead.quickstart.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Looks for secrets where none may ever be: in the logs of a run. */
public final class SecretScan {
    private static final String LOG = ".log";

    private final Path directory;

    /**
     * @param directory all files below it that end in {@code .log} are looked through
     */
    public SecretScan(Path directory) {
        this.directory = directory;
    }

    /** Logs in which one of {@code secrets} stands. */
    public List<Path> find(List<String> secrets) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path log : logs()) {
            String text = new String(Files.readAllBytes(log), StandardCharsets.ISO_8859_1);
            if (secrets.stream().anyMatch(text::contains)) {
                found.add(log);
            }
        }
        return found;
    }

    private List<Path> logs() throws IOException {
        try (Stream<Path> tree = Files.walk(directory)) {
            return tree.filter(path -> path.toString().endsWith(LOG)).toList();
        }
    }
}
