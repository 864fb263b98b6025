package dev.fairlead.benchmarks.tunnel.link;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/** One direction of one connection over the link. Bytes and the end of them arrive in order and in time. */
final class Pipe {
    /** An end that takes nothing stops the other one. */
    private static final int MAX_PARCELS = 2_000;

    private final SocketChannel from;
    private final SocketChannel to;
    private final Course course;
    private final Buffers buffers;
    private final Deque<Parcel> parcels = new ArrayDeque<>();
    private boolean ended;
    private boolean delivered;

    Pipe(SocketChannel from, SocketChannel to, Course course, Buffers buffers) {
        this.from = from;
        this.to = to;
        this.course = course;
        this.buffers = buffers;
    }

    /** Bytes on their way; none of them for the end of the stream. */
    private record Parcel(ByteBuffer bytes, long due) {}

    /** Takes what has come, as far as the link has room. */
    void take(long now) throws IOException {
        while (!ended && parcels.size() < MAX_PARCELS && course.hasRoom(now)) {
            ByteBuffer piece = buffers.take();
            int count = from.read(piece);
            if (count == 0) {
                buffers.giveBack(piece);
                return;
            }
            ended = count < 0;
            parcels.add(new Parcel(piece.flip(), course.send(Math.max(0, count), now)));
        }
    }

    /**
     * Delivers what has arrived.
     *
     * @return whether something is on its way still
     */
    boolean deliver(long now) throws IOException {
        while (!parcels.isEmpty() && parcels.peek().due() <= now) {
            ByteBuffer bytes = parcels.peek().bytes();
            to.write(bytes);
            if (bytes.hasRemaining()) {
                return true;
            }
            buffers.giveBack(parcels.remove().bytes());
        }
        if (ended && parcels.isEmpty() && !delivered) {
            delivered = true;
            to.shutdownOutput();
        }
        return !parcels.isEmpty();
    }

    /** Loses what has come. */
    void lose() throws IOException {
        forget();
        ByteBuffer piece = buffers.take();
        ended |= from.read(piece) < 0;
        buffers.giveBack(piece);
    }

    /** Gives back what is on its way. */
    void forget() {
        parcels.forEach(parcel -> buffers.giveBack(parcel.bytes()));
        parcels.clear();
    }

    /** Whether the end was read: there is nothing to wait for any more. */
    boolean hasEnded() {
        return ended;
    }

    /** Whether the end was delivered. */
    boolean isDone() {
        return delivered;
    }
}
