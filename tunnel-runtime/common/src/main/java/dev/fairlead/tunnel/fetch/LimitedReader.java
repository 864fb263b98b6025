package dev.fairlead.tunnel.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;

/** Reads a stream within a limit in bytes and in time: a server that drips would otherwise keep the thread for ever. */
public final class LimitedReader {
    private static final int MAX_BYTES = 100 * 1024;
    private static final Duration MAX_DURATION = Duration.ofSeconds(10);

    private LimitedReader() {}

    /**
     * Everything up to the end.
     *
     * @throws IOException if that is more than 100 KiB, or takes longer than ten seconds
     */
    public static byte[] read(InputStream in) throws IOException {
        long deadline = System.nanoTime() + MAX_DURATION.toNanos();
        byte[] buffer = new byte[MAX_BYTES + 1];
        int length = 0;
        while (length <= MAX_BYTES) {
            int read = in.read(buffer, length, buffer.length - length);
            if (read < 0) {
                return Arrays.copyOf(buffer, length);
            }
            length += read;
            if (System.nanoTime() > deadline) {
                throw new IOException("answer not complete after " + MAX_DURATION.toSeconds() + " s");
            }
        }
        throw new IOException("document longer than " + MAX_BYTES + " bytes");
    }
}
