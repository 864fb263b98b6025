package dev.fairlead.rfc.transport;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A request in a temporary file, so that its length is known before it is sent (RFC specification, C.13). Only the user
 * of this process can open the file, and nobody as soon as the system lets an open file have no name; it is deleted when
 * this is closed, and where the process ends before.
 */
final class Spool extends OutputStream {

    private static final int BUFFER = 16 * 1024;

    private final FileChannel file;
    private final long limit;
    private long length;

    /**
     * An empty file.
     *
     * @param directory where it is
     * @param limit bytes that it takes at most
     */
    Spool(Path directory, long limit) throws IOException {
        this.file = open(Files.createTempFile(directory, "fairlead-rfc-", ".xml"));
        this.limit = limit;
    }

    private static FileChannel open(Path path) throws IOException {
        try {
            return FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    /** More than the limit. */
    static final class FullException extends IOException {
        private static final long serialVersionUID = 1L;

        FullException(long limit) {
            super("More than " + limit + " bytes");
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int count) throws IOException {
        if (count > limit - length) {
            throw new FullException(limit);
        }
        ByteBuffer bytes = ByteBuffer.wrap(from, offset, count);
        while (bytes.hasRemaining()) {
            length += file.write(bytes);
        }
    }

    /** Bytes so far. */
    long length() {
        return length;
    }

    /** Writes all of it, as often as wanted. */
    void writeTo(OutputStream out) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        long position = 0;
        while (position < length) {
            int read = file.read(buffer.clear(), position);
            if (read < 0) {
                throw new IOException("The temporary file of the request is shorter than what was written");
            }
            out.write(buffer.array(), 0, read);
            position += read;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
