package dev.fairlead.tunnel.yamux;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.Deque;

/** Bytes of a stream that wait for credit or for the carrier. Holds nothing while nothing waits. */
final class SendQueue {
    private Deque<Piece> pieces;
    private int bytes;

    int bytes() {
        return bytes;
    }

    boolean isEmpty() {
        return bytes == 0;
    }

    /** Takes over the reference. */
    void add(Piece piece) {
        if (pieces == null) {
            pieces = new ArrayDeque<>(4);
        }
        pieces.add(piece);
        bytes += piece.size();
    }

    /**
     * Writes the next frame: the first piece as it is if that is worth a frame of its own, otherwise as many bytes of as
     * many pieces as fit, in copies.
     *
     * @param limit how many bytes it may have at most
     * @return how many it has
     */
    int writeFrame(FrameWriter writer, int limit, int flags, int stream) {
        Piece head = pieces.element();
        int size = head.size();
        boolean worthAFrame = head.hasRoom() ? size > FrameWriter.SMALL : size == FrameWriter.MAX_COPY;
        if (size <= limit && (worthAFrame || pieces.size() == 1 && size <= FrameWriter.MAX_COPY)) {
            remove();
            bytes -= size;
            writer.writeData(flags, stream, head);
        } else {
            size = Math.min(bytes, Math.min(limit, FrameWriter.MAX_COPY));
            copy(writer.startData(flags, stream, size), size);
        }
        return size;
    }

    private void copy(ByteBuf target, int count) {
        bytes -= count;
        int left = count;
        while (left > 0) {
            ByteBuf head = pieces.element().bytes();
            int part = Math.min(left, head.readableBytes());
            target.writeBytes(head, part);
            left -= part;
            if (!head.isReadable()) {
                remove();
                head.release();
            } else {
                // what is in front of the rest was just read, and belongs to this buffer alone
                left = 0;
            }
        }
    }

    private void remove() {
        pieces.remove();
        if (pieces.isEmpty()) {
            pieces = null;
        }
    }

    void clear() {
        if (pieces != null) {
            pieces.forEach(piece -> piece.bytes().release());
            pieces = null;
        }
        bytes = 0;
    }
}
