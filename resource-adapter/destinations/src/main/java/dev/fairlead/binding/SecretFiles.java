package dev.fairlead.binding;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads files that a platform mounts. Kubernetes changes all files of a directory at once, but a reader may be half
 * way through it: a directory counts as read when two passes agree.
 */
final class SecretFiles {

    private static final long MAXIMUM_BYTES = 1024L * 1024;
    private static final int MAXIMUM_FILES = 200;
    private static final int PASSES = 4;
    private static final String METADATA = ".metadata";

    private SecretFiles() {}

    /**
     * The text of one file.
     *
     * @throws IOException if there is none, or it is larger than 1 MiB
     */
    static String text(Path file) throws IOException {
        if (Files.size(file) > MAXIMUM_BYTES) {
            throw new IOException("is larger than 1 MiB");
        }
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /** The texts of a directory's files by name, without hidden ones but {@code .metadata}. */
    static Map<String, String> texts(Path directory) throws IOException {
        Map<String, String> last = pass(directory);
        for (int i = 1; i < PASSES; i++) {
            Map<String, String> again = pass(directory);
            if (again.equals(last)) {
                return again;
            }
            last = again;
        }
        throw new IOException("changes while it is read");
    }

    private static Map<String, String> pass(Path directory) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (Path file : children(directory)) {
            if (Files.isRegularFile(file)) {
                texts.put(file.getFileName().toString(), text(file));
            }
        }
        return texts;
    }

    static List<Path> directories(Path directory) throws IOException {
        return children(directory).stream().filter(Files::isDirectory).toList();
    }

    private static List<Path> children(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(SecretFiles::visible)
                    .sorted()
                    .limit(MAXIMUM_FILES)
                    .toList();
        }
    }

    private static boolean visible(Path path) {
        String name = path.getFileName().toString();
        return !name.startsWith(".") || name.equals(METADATA);
    }
}
