package dev.fairlead.tunnel;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;

/** Hands bytes to the stream's event loop, and holds the writing thread back while the stream takes no more. */
final class SocketOutput extends OutputStream {
    /** Bytes that may be on their way to the event loop. */
    private static final int MAX_UNTAKEN = 64 * 1024;

    private static final int PIECE = 32 * 1024;

    private final SocketState state;
    private final Consumer<byte[]> sink;
    private int untaken;
    private boolean congested;
    private boolean shutdown;

    /** @param sink takes bytes to the event loop, which answers with {@link #taken}; called by writing threads */
    SocketOutput(SocketState state, Consumer<byte[]> sink) {
        this.state = state;
        this.sink = sink;
    }

    /** The event loop passed bytes to the stream. */
    void taken(int bytes, boolean streamIsWritable) {
        state.lock();
        try {
            untaken -= bytes;
            congested = !streamIsWritable;
            state.signal();
        } finally {
            state.unlock();
        }
    }

    /** The stream takes bytes again; on the event loop. */
    void writable() {
        taken(0, true);
    }

    /** @return whether this call ended the output */
    boolean shutdown() {
        state.lock();
        try {
            boolean first = !shutdown;
            shutdown = true;
            return first;
        } finally {
            state.unlock();
        }
    }

    boolean isShutdown() {
        state.lock();
        try {
            return shutdown;
        } finally {
            state.unlock();
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, source.length);
        int end = offset + length;
        for (int from = offset; from < end; from += PIECE) {
            // a copy, because the caller may reuse its array while the event loop still holds these bytes
            byte[] piece = Arrays.copyOfRange(source, from, Math.min(end, from + PIECE));
            awaitRoom(piece.length);
            sink.accept(piece);
        }
    }

    private void awaitRoom(int bytes) throws IOException {
        state.lock();
        try {
            checkUsable();
            while (congested || untaken >= MAX_UNTAKEN) {
                state.await(0);
                checkUsable();
            }
            untaken += bytes;
        } finally {
            state.unlock();
        }
    }

    private void checkUsable() throws IOException {
        state.checkOpen();
        state.checkFailure();
        if (shutdown) {
            throw new java.net.SocketException("Socket output is shutdown");
        }
    }
}
