package dev.fairlead.tunnel;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.IntConsumer;

/**
 * The bytes that arrived and wait for a reader. There are never more than the stream's window, because the peer gets
 * credit only for what was read.
 */
final class SocketInput extends InputStream {
    /** Bytes read before the stream hears of them: well below half a window, so that it never holds the peer back. */
    private static final int REPORT_AT = 16 * 1024;

    private final SocketState state;
    private final IntConsumer consumed;
    private final Deque<byte[]> arrived = new ArrayDeque<>();
    private int position;
    private int available;
    private int unreported;
    private boolean finished;
    private boolean shutdown;
    private int timeoutMillis;

    /** @param consumed hears how many bytes were read; called by reading threads */
    SocketInput(SocketState state, IntConsumer consumed) {
        this.state = state;
        this.consumed = consumed;
    }

    /** Bytes came; on the event loop. */
    void arrived(byte[] bytes) {
        state.lock();
        try {
            if (!shutdown) {
                arrived.add(bytes);
                available += bytes.length;
                state.signal();
                return;
            }
        } finally {
            state.unlock();
        }
        consumed.accept(bytes.length);
    }

    /** No more bytes come; on the event loop. */
    void finished() {
        state.lock();
        try {
            finished = true;
            state.signal();
        } finally {
            state.unlock();
        }
    }

    /** Forgets what arrived, so that a reader gets the stream's failure and not the end of incomplete bytes. */
    void drop() {
        state.lock();
        try {
            finished = false;
            available = 0;
            unreported = 0;
            position = 0;
            arrived.clear();
            state.signal();
        } finally {
            state.unlock();
        }
    }

    /** Forgets what arrived, and what still arrives. */
    void discard() {
        int dropped;
        state.lock();
        try {
            shutdown = true;
            dropped = available + unreported;
            unreported = 0;
            available = 0;
            position = 0;
            arrived.clear();
            state.signal();
        } finally {
            state.unlock();
        }
        if (dropped > 0) {
            consumed.accept(dropped);
        }
    }

    /** Whether everything that the peer sent has been read. */
    boolean isExhausted() {
        state.lock();
        try {
            return finished && available == 0;
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

    int timeoutMillis() {
        state.lock();
        try {
            return timeoutMillis;
        } finally {
            state.unlock();
        }
    }

    void timeoutMillis(int millis) {
        state.lock();
        try {
            timeoutMillis = millis;
        } finally {
            state.unlock();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        int count;
        int report = 0;
        state.lock();
        try {
            if (!awaitBytes()) {
                return -1;
            }
            count = take(target, offset, length);
            unreported += count;
            if (unreported >= REPORT_AT) {
                report = unreported;
                unreported = 0;
            }
        } finally {
            state.unlock();
        }
        if (report > 0) {
            consumed.accept(report);
        }
        return count;
    }

    /** @return whether there are bytes; false at the end */
    private boolean awaitBytes() throws IOException {
        long left = SocketState.nanos(timeoutMillis);
        boolean limited = left > 0;
        while (available == 0) {
            state.checkOpen();
            if (finished) {
                return false;
            }
            state.checkFailure();
            if (shutdown) {
                return false;
            }
            if (limited && left <= 0) {
                throw new SocketTimeoutException("Read timed out after " + timeoutMillis + " ms");
            }
            left = state.await(limited ? left : 0);
        }
        state.checkOpen();
        return true;
    }

    private int take(byte[] target, int offset, int length) {
        int count = 0;
        while (count < length && available > 0) {
            byte[] head = arrived.element();
            int part = Math.min(length - count, head.length - position);
            System.arraycopy(head, position, target, offset + count, part);
            count += part;
            position += part;
            available -= part;
            if (position == head.length) {
                arrived.remove();
                position = 0;
            }
        }
        return count;
    }

    @Override
    public int available() throws IOException {
        state.lock();
        try {
            state.checkOpen();
            return available;
        } finally {
            state.unlock();
        }
    }
}
