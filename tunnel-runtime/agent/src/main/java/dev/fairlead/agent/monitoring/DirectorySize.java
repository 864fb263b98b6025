package dev.fairlead.agent.monitoring;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Adds up the sizes of the files below a directory while others write, rename and delete there: what is gone or cannot
 * be read counts nothing. Somebody may run an agent in a directory with much besides, so that only the first files
 * count.
 */
final class DirectorySize extends SimpleFileVisitor<Path> {
    private static final int MOST_FILES = 10_000;

    private long bytes;
    private int files;

    private DirectorySize() {}

    /** In bytes. Blocks. */
    static long of(Path directory) throws IOException {
        DirectorySize size = new DirectorySize();
        Files.walkFileTree(directory, size);
        return size.bytes;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        bytes += attributes.isRegularFile() ? attributes.size() : 0;
        return more();
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
        return more();
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException unreadable) {
        return FileVisitResult.CONTINUE;
    }

    private FileVisitResult more() {
        return ++files < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }
}
