package dev.fairlead.tunnel;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * Buffers with room in front of their bytes, where a frame's header is written: header and payload then leave as one
 * buffer and one TLS record, and nothing is copied.
 */
public final class FrameRoom {
    /** Bytes in front: the size of a frame's header. */
    public static final int SIZE = 12;

    /** Bytes behind the room: with the header they fill one TLS record (RFC 8446, 5.1). */
    public static final int PAYLOAD = 16 * 1024 - SIZE;

    private FrameRoom() {}

    /**
     * An empty direct buffer for {@link TunnelStream#writeWithRoom}.
     *
     * @param payload how many bytes it can take behind the room
     */
    public static ByteBuf allocate(ByteBufAllocator allocator, int payload) {
        int capacity = SIZE + payload;
        return allocator.directBuffer(capacity, capacity).setIndex(SIZE, SIZE);
    }
}
