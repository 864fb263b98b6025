package dev.fairlead.benchmarks.tunnel.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Bytes for large bodies, from a file that the operating system has in memory: they go into the socket without passing
 * through this process, so that the load costs as little as it can.
 */
final class Filling implements AutoCloseable {
    private static final int SIZE = 1 << 20;

    /** As much as a connection sends in a turn: little, so that small answers of others do not wait long. */
    private static final int TURN = 128 * 1024;

    private final FileChannel file;
    private long position;

    private Filling(FileChannel file) {
        this.file = file;
    }

    /** In a temporary file that nobody else sees. */
    static Filling create() throws IOException {
        Path path = Files.createTempFile("battery", ".bytes");
        FileChannel file = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        byte[] noise = new byte[SIZE];
        ThreadLocalRandom.current().nextBytes(noise);
        file.write(ByteBuffer.wrap(noise));
        return new Filling(file);
    }

    /**
     * Sends as much as the socket takes, of {@code left} bytes at most.
     *
     * @return how much that was
     */
    long transfer(long left, SocketChannel to) throws IOException {
        long wanted = Math.min(Math.min(left, TURN), SIZE - position);
        long sent = file.transferTo(position, wanted, to);
        position = (position + sent) % SIZE;
        return sent;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
