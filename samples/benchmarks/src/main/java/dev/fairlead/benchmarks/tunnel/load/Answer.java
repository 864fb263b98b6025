package dev.fairlead.benchmarks.tunnel.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The answer that a connection waits for. */
final class Answer {
    private static final byte[] OK = "200 ".getBytes(StandardCharsets.US_ASCII);

    private final Head head = new Head();
    private boolean inBody;
    private long left;

    /**
     * Takes bytes of the answer, and none behind it.
     *
     * @return whether the answer is complete
     * @throws IOException if it is not the one hoped for
     */
    boolean read(ByteBuffer source) throws IOException {
        if (!inBody) {
            if (!head.read(source)) {
                return false;
            }
            if (!head.secondWordStarts(OK)) {
                throw new IOException("answered: " + head);
            }
            left = head.contentLength();
            inBody = true;
        }
        int skipped = (int) Math.min(left, source.remaining());
        source.position(source.position() + skipped);
        left -= skipped;
        return left == 0;
    }

    /** Awaits the next one. */
    void next() {
        head.clear();
        inBody = false;
    }
}
