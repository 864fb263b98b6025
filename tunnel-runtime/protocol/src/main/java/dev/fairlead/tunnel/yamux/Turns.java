package dev.fairlead.tunnel.yamux;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Who writes next: deficit round robin, with streams that were quiet first (the order of FQ-CoDel, RFC 8290, 4.2, where
 * a stream is a flow).
 *
 * <p>A stream that comes with something to send and holds no place is <em>fresh</em>: it may send one frame before all
 * that wait. Then it takes its place at the end of the round, in which each stream may send {@link #QUANTUM} bytes when
 * its turn comes. A stream that runs out of bytes keeps its place until its next turn, so that small senders cannot
 * overtake for ever: whoever sends often takes turns like everybody else.
 */
final class Turns {
    /** A whole burst, which the receiver can write in one go. */
    static final int QUANTUM = 4 * FrameWriter.MAX_COPY;

    private static final int FIRST = FrameWriter.MAX_COPY;

    private final Deque<YamuxStream> fresh = new ArrayDeque<>();
    private final Deque<YamuxStream> round = new ArrayDeque<>();
    private int waiting;

    /** Whether no stream has anything to send. */
    boolean isEmpty() {
        return waiting == 0;
    }

    /** A stream has something to send now; nothing happens if it was known. */
    void add(YamuxStream stream) {
        if (stream.waits()) {
            return;
        }
        stream.waits(true);
        waiting++;
        if (!stream.hasPlace()) {
            stream.hasPlace(true);
            stream.allowance(FIRST);
            if (stream.isUrgent()) {
                fresh.addFirst(stream);
            } else {
                fresh.addLast(stream);
            }
        }
    }

    /** Lets the next stream write what it may; returns how many bytes that was. */
    int serve(FrameWriter writer) {
        boolean isFresh = !fresh.isEmpty();
        Deque<YamuxStream> line = isFresh ? fresh : round;
        YamuxStream stream = line.element();
        int sent = 0;
        while (stream.allowance() > 0 && stream.hasFrame() && writer.isWritable()) {
            int size = stream.writeFrame(writer);
            stream.allowance(stream.allowance() - size);
            sent += size;
        }
        if (!stream.hasFrame()) {
            line.remove();
            rest(stream, isFresh);
        } else if (stream.allowance() <= 0) {
            line.remove();
            stream.allowance(stream.allowance() + QUANTUM);
            round.addLast(stream);
        }
        return sent;
    }

    private void rest(YamuxStream stream, boolean wasFresh) {
        if (stream.waits()) {
            stream.waits(false);
            waiting--;
        }
        if (waiting == 0) {
            stream.hasPlace(false);
            round.forEach(other -> other.hasPlace(false));
            round.clear();
        } else if (wasFresh && !round.isEmpty()) {
            round.addLast(stream);
        } else {
            stream.hasPlace(false);
        }
    }

    void clear() {
        fresh.clear();
        round.clear();
        waiting = 0;
    }
}
