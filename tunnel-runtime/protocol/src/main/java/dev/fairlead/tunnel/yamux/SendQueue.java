package dev.fairlead.tunnel.yamux;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Bytes of a stream that wait for credit or for the carrier. */
final class SendQueue {
    private final Deque<ByteBuf> buffers = new ArrayDeque<>(4);
    private int bytes;

    int bytes() {
        return bytes;
    }

    boolean isEmpty() {
        return bytes == 0;
    }

    /** Takes over the reference. */
    void add(ByteBuf data) {
        if (data.isReadable()) {
            buffers.add(data);
            bytes += data.readableBytes();
        } else {
            data.release();
        }
    }

    /** Hands out exactly {@code count} bytes, with their references, in as many pieces as they came. */
    void take(int count, Consumer<ByteBuf> target) {
        bytes -= count;
        int left = count;
        while (left > 0) {
            ByteBuf head = buffers.element();
            if (head.readableBytes() <= left) {
                buffers.remove();
                left -= head.readableBytes();
                target.accept(head);
            } else {
                target.accept(head.readRetainedSlice(left));
                left = 0;
            }
        }
    }

    void clear() {
        buffers.forEach(ByteBuf::release);
        buffers.clear();
        bytes = 0;
    }
}
