package dev.fairlead.tunnel.yamux;

import io.netty.util.internal.PlatformDependent;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Memory that the sessions of one process may use together for bytes on their way. Sessions of all threads count against
 * it.
 */
public final class MemoryBudget {
    private static final int SHARE_OF_DIRECT_MEMORY = 4;
    private static final long LARGEST_DEFAULT = 64L * 1024 * 1024;

    private final long limit;
    private final AtomicLong held = new AtomicLong();
    private final AtomicLong queued = new AtomicLong();
    private final AtomicLong promised = new AtomicLong();
    private final Set<SessionMemory> sessions = ConcurrentHashMap.newKeySet();

    /**
     * @param limit bytes that may wait in each direction before new streams are refused and windows stop growing
     */
    public MemoryBudget(long limit) {
        this.limit = limit;
    }

    /** A quarter of the memory outside the heap that this process may have, at most 64 MiB. */
    static long defaultLimit() {
        return Math.min(LARGEST_DEFAULT, PlatformDependent.maxDirectMemory() / SHARE_OF_DIRECT_MEMORY);
    }

    /** Counts are exact to so many bytes a session. */
    int precision() {
        return (int) Math.min(64 * 1024, limit / 64);
    }

    void enter(SessionMemory session) {
        sessions.add(session);
    }

    void leave(SessionMemory session) {
        sessions.remove(session);
    }

    /** Has the session that holds most give something up, whoever needs the room: others do not suffer for it. */
    void relieve() {
        sessions.stream()
                .max(Comparator.comparingLong(SessionMemory::heldReported))
                .ifPresent(SessionMemory::relieve);
    }

    void addHeld(long bytes) {
        held.addAndGet(bytes);
    }

    void addQueued(long bytes) {
        queued.addAndGet(bytes);
    }

    /** Bytes that wait in either direction; may be asked on any thread. */
    public long bufferedBytes() {
        return Math.max(0, held.get() + queued.get());
    }

    /** Whether there is room for new streams and larger windows. */
    boolean isSpare() {
        return held.get() < limit;
    }

    /** Whether streams should stop writing early. */
    boolean queueIsFull() {
        return queued.get() >= limit;
    }

    /** Whether something has to be given up. */
    boolean isExhausted() {
        return held.get() > 2 * limit;
    }

    /**
     * Asks for room for larger windows; half the budget is for that, the other half for windows of the first size.
     *
     * @return whether it is granted, and has to be {@linkplain #withdraw given back}
     */
    boolean promise(long bytes) {
        if (!isSpare()) {
            return false;
        }
        boolean fits = promised.addAndGet(bytes) <= limit / 2;
        if (!fits) {
            withdraw(bytes);
        }
        return fits;
    }

    /** Bytes that may still be promised. */
    long unpromised() {
        return Math.max(0, limit / 2 - promised.get());
    }

    void withdraw(long bytes) {
        promised.addAndGet(-bytes);
    }
}
