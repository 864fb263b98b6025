package dev.fairlead.tunnel.yamux;

import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Decides which stream writes next: urgent streams first, the others in turn, a frame each. All that one turn of the
 * event loop produced is gathered and flushed once, so that small frames share records and system calls.
 */
final class FrameScheduler {
    /** Frames before other work of the event loop gets its turn. */
    private static final int MAX_FRAMES_A_TURN = 64;

    private final EventLoop loop;
    private final FrameWriter writer;
    private final Deque<YamuxStream> ready = new ArrayDeque<>();
    private boolean turnIsDue;
    private boolean closed;

    FrameScheduler(EventLoop loop, FrameWriter writer) {
        this.loop = loop;
        this.writer = writer;
    }

    /** The stream may have something to send. */
    void ready(YamuxStream stream) {
        if (!stream.isScheduled() && stream.hasFrame()) {
            stream.scheduled(true);
            enqueue(stream);
            schedule();
        }
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
        if (!ready.isEmpty()) {
            schedule();
        }
    }

    void close() {
        closed = true;
        ready.clear();
    }

    private void enqueue(YamuxStream stream) {
        if (stream.isUrgent()) {
            ready.addFirst(stream);
        } else {
            ready.addLast(stream);
        }
    }

    private void schedule() {
        if (!turnIsDue && !closed) {
            turnIsDue = true;
            loop.execute(this::turn);
        }
    }

    private void turn() {
        int frames = 0;
        while (frames < MAX_FRAMES_A_TURN && !ready.isEmpty() && writer.isWritable() && !closed) {
            YamuxStream stream = ready.remove();
            stream.scheduled(false);
            if (stream.hasFrame()) {
                stream.writeFrame(writer);
                frames++;
                ready(stream);
            }
        }
        if (!closed) {
            writer.flush();
        }
        // only now, so that what the loop itself made ready brings no turn of its own
        turnIsDue = false;
        if (writer.isWritable()) {
            resume();
        }
    }
}
