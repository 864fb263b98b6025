package dev.fairlead.tunnel.relay;

import dev.fairlead.tunnel.FrameRoom;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;

/** Has a socket read into buffers with room for a frame's header, each as large as a frame. */
@SuppressWarnings("deprecation") // the handle's base class has no other supertype
final class RoomyReads extends DefaultMaxMessagesRecvByteBufAllocator {
    /** Reads of one socket before others have their turn: few, so that a small request never waits for long. */
    private static final int READS_A_TURN = 2;

    RoomyReads() {
        super(READS_A_TURN);
    }

    @Override
    public Handle newHandle() {
        return new RoomyHandle();
    }

    private final class RoomyHandle extends MaxMessageHandle {

        @Override
        public ByteBuf allocate(ByteBufAllocator allocator) {
            return FrameRoom.allocate(allocator, FrameRoom.PAYLOAD);
        }

        @Override
        public int guess() {
            return FrameRoom.PAYLOAD;
        }
    }
}
