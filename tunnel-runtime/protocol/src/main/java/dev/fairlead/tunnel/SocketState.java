package dev.fairlead.tunnel;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What the two directions of a {@link StreamSocket} share: one lock, and how the stream ended if it did. */
final class SocketState {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private StreamException failure;
    private boolean closed;

    void lock() {
        lock.lock();
    }

    void unlock() {
        lock.unlock();
    }

    /** Wakes every waiting thread; the lock is held. */
    void signal() {
        changed.signalAll();
    }

    void fail(StreamException cause) {
        lock.lock();
        try {
            if (failure == null) {
                failure = cause;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** @return whether this call closed the socket */
    boolean close() {
        lock.lock();
        try {
            boolean first = !closed;
            closed = true;
            changed.signalAll();
            return first;
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    boolean hasFailed() {
        return failure != null;
    }

    /** Throws if this side closed the socket; the lock is held. */
    void checkOpen() throws SocketException {
        if (closed) {
            throw new SocketException("Socket closed");
        }
    }

    /** Throws a copy of the stream's failure, whose stack shows the caller and not an event loop; the lock is held. */
    void checkFailure() throws StreamException {
        if (failure != null) {
            StreamException copy = new StreamException(failure.error(), failure.outcomeUnknown());
            copy.addSuppressed(failure);
            throw copy;
        }
    }

    /**
     * Waits for {@link #signal}; the lock is held.
     *
     * @param nanos longest wait, 0 for ever
     * @return nanoseconds left, or 0 if there was no limit
     */
    long await(long nanos) throws IOException {
        try {
            if (nanos == 0) {
                changed.await();
                return 0;
            }
            return changed.awaitNanos(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the tunnel");
        }
    }

    static long nanos(int millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
