package dev.fairlead.benchmarks.tunnel.link;

import java.util.concurrent.TimeUnit;

/**
 * One direction of a link: bytes of all connections leave one after the other at its rate, and arrive a while later. What
 * has not left stands in a queue of limited length, as in a router.
 */
final class Course {
    private final long delayNanos;
    private final double nanosPerByte;
    private final long queueNanos;
    private long freeAt = Long.MIN_VALUE;

    /**
     * @param delayMillis from one end to the other
     * @param bytesPerSecond rate of all connections together; 0 for no limit
     * @param queueBytes may wait to leave
     */
    Course(double delayMillis, double bytesPerSecond, long queueBytes) {
        this.delayNanos = (long) (delayMillis * TimeUnit.MILLISECONDS.toNanos(1));
        this.nanosPerByte = bytesPerSecond > 0 ? TimeUnit.SECONDS.toNanos(1) / bytesPerSecond : 0;
        this.queueNanos = (long) (queueBytes * nanosPerByte);
    }

    /** Whether more bytes may be sent now. */
    boolean hasRoom(long now) {
        return nanosPerByte == 0 || freeAt <= now || freeAt - now < queueNanos;
    }

    /**
     * Sends bytes.
     *
     * @param now {@link System#nanoTime}, never less than before
     * @return when they arrive, on the same clock
     */
    long send(int bytes, long now) {
        freeAt = Math.max(freeAt, now) + (long) (bytes * nanosPerByte);
        return freeAt + delayNanos;
    }
}
