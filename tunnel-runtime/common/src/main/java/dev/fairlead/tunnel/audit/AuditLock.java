package dev.fairlead.tunnel.audit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The right to write one log: two writers would each go on with the chain of hashes, and break the other's. */
final class AuditLock implements Closeable {
    private final FileChannel file;

    private AuditLock(FileChannel file) {
        this.file = file;
    }

    /**
     * Takes the right, which ends with the process at the latest.
     *
     * @param directory of the log; the lock lies beside it
     * @throws LogInUseException if somebody else has it
     */
    static AuditLock take(Path directory) throws IOException {
        FileChannel file = FileChannel.open(
                directory.resolveSibling(directory.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        boolean taken = false;
        try {
            taken = file.tryLock() != null;
        } catch (OverlappingFileLockException inThisProcess) {
            // told below, as if it were another process
        } finally {
            if (!taken) {
                file.close();
            }
        }
        if (!taken) {
            throw new LogInUseException(directory);
        }
        return new AuditLock(file);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
