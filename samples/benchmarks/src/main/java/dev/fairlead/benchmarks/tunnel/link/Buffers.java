package dev.fairlead.benchmarks.tunnel.link;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/** Buffers that are used again; for one thread. */
final class Buffers {
    /** Small, so that connections share a link fairly. */
    private static final int SIZE = 16 * 1024;

    private final Deque<ByteBuffer> free = new ArrayDeque<>();

    /** An empty buffer. */
    ByteBuffer take() {
        ByteBuffer buffer = free.poll();
        return buffer == null ? ByteBuffer.allocateDirect(SIZE) : buffer.clear();
    }

    /** Takes a buffer back, which its user forgets. */
    void giveBack(ByteBuffer buffer) {
        free.push(buffer);
    }
}
