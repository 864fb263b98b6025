package dev.fairlead.tunnel.yamux;

import io.netty.channel.EventLoop;

/**
 * Decides when frames are written, and when what was written leaves. While the carrier takes everything they are written
 * at once, in the order in which they come; otherwise streams take {@link Turns}. All that one turn of the event loop
 * produced is flushed once, and shares records and system calls.
 */
final class FrameScheduler {
    /** Bytes before other work of the event loop goes on. */
    private static final int BYTES_AT_A_TIME = 4 * Turns.QUANTUM;

    private final EventLoop loop;
    private final FrameWriter writer;
    private final Turns turns = new Turns();
    private boolean flushIsDue;
    private boolean closed;

    FrameScheduler(EventLoop loop, FrameWriter writer) {
        this.loop = loop;
        this.writer = writer;
    }

    /** The stream may have something to send. */
    void ready(YamuxStream stream) {
        if (closed) {
            return;
        }
        if (turns.isEmpty()) {
            while (stream.hasFrame() && writer.isWritable()) {
                stream.writeFrame(writer);
            }
        }
        if (!closed && stream.hasFrame()) {
            turns.add(stream);
        }
        schedule();
    }

    /** Writes a frame that belongs to no queue: credit, pings, resets. */
    void sendNow(FrameHeader header) {
        if (!closed) {
            writer.write(header);
            schedule();
        }
    }

    /** The carrier takes bytes again. */
    void resume() {
        if (!turns.isEmpty()) {
            schedule();
        }
    }

    /** Sends a last frame behind what was written; what streams still wait to write is dropped. */
    void close(FrameHeader last) {
        closed = true;
        turns.clear();
        writer.write(last);
        writer.flush();
    }

    private void schedule() {
        if (!flushIsDue && !closed) {
            flushIsDue = true;
            loop.execute(this::flush);
        }
    }

    private void flush() {
        int left = BYTES_AT_A_TIME;
        while (left > 0 && !turns.isEmpty() && writer.isWritable() && !closed) {
            left -= Math.max(1, turns.serve(writer));
        }
        if (!closed) {
            writer.flush();
        }
        // only now, so that what the loop itself made ready brings no turn of its own
        flushIsDue = false;
        if (writer.isWritable()) {
            resume();
        }
    }
}
