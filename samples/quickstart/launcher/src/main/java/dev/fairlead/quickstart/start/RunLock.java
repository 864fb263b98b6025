package dev.fairlead.quickstart.start;

import dev.fairlead.quickstart.process.StartFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps two runs from using one directory. The operating system takes the lock back however a run ends. */
public final class RunLock implements AutoCloseable {
    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock on {@code directory}, in a file beside it.
     *
     * @throws StartFailure if another run has it
     */
    public static RunLock take(Path directory) throws IOException {
        Files.createDirectories(directory.getParent());
        FileChannel channel = FileChannel.open(
                directory.resolveSibling(directory.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        if (isFree(channel)) {
            return new RunLock(channel);
        }
        channel.close();
        throw new StartFailure("Another quickstart runs in " + directory + ": end it first");
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException ofThisJvm) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
