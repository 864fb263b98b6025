package dev.fairlead.tunnel.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files that hold secrets. They are written whole or not at all, and readable by their owner only where the file system
 * knows owners; elsewhere the folder's own protection counts.
 */
public final class PrivateFile {
    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rwxrwx");

    private PrivateFile() {}

    /** Creates a folder that only its owner can enter, if it is missing. */
    public static void createDirectory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, attributes(existingAncestor(directory), "rwx------"));
        }
    }

    /** Writes the file, replacing what was there. */
    public static void write(Path file, String text) throws IOException {
        Path draft = draft(file, text);
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /**
     * Writes the file unless it is there already, also when several processes try.
     *
     * @return whether this call wrote it
     */
    public static boolean writeIfAbsent(Path file, String text) throws IOException {
        Path draft = draft(file, text);
        try {
            // a hard link appears complete and fails if the name is taken: one process wins
            Files.createLink(file, draft);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (UnsupportedOperationException e) {
            return moveIfAbsent(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /**
     * Reads the file.
     *
     * @throws AccessDeniedException if others than its owner may read or write it
     */
    public static String read(Path file) throws IOException {
        return new String(readBytes(file), StandardCharsets.UTF_8);
    }

    /**
     * Reads a file that is no text.
     *
     * @throws AccessDeniedException if others than its owner may read or write it
     */
    public static byte[] readBytes(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null && view.readAttributes().permissions().stream().anyMatch(OTHERS::contains)) {
            throw new AccessDeniedException(
                    file.toString(), null, "holds a secret and is open to others; set its permissions to 600");
        }
        return Files.readAllBytes(file);
    }

    private static boolean moveIfAbsent(Path draft, Path file) throws IOException {
        try {
            Files.move(draft, file);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private static Path draft(Path file, String text) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Path draft = Files.createTempFile(directory, ".", ".tmp", attributes(directory, "rw-------"));
        boolean written = false;
        try {
            Files.write(draft, text.getBytes(StandardCharsets.UTF_8));
            written = true;
        } finally {
            if (!written) {
                Files.deleteIfExists(draft);
            }
        }
        return draft;
    }

    private static Path existingAncestor(Path path) {
        Path ancestor = path.toAbsolutePath();
        while (ancestor.getParent() != null && !Files.exists(ancestor)) {
            ancestor = ancestor.getParent();
        }
        return ancestor;
    }

    private static FileAttribute<?>[] attributes(Path directory, String permissions) throws IOException {
        if (!Files.getFileStore(directory).supportsFileAttributeView(PosixFileAttributeView.class)) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }
}
