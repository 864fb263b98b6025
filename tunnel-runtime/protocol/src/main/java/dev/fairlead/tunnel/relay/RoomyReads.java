package dev.fairlead.tunnel.relay;

import dev.fairlead.tunnel.FrameRoom;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;

/**
 * Has a socket read into buffers with room for a frame's header: small ones at first, and as large as a frame once a
 * small one was filled. A socket reads little more than one large buffer before others have their turn, so that a small
 * request never waits for long.
 */
final class RoomyReads extends DefaultMaxMessagesRecvByteBufAllocator {
    private static final int SMALL = 4 * 1024 - FrameRoom.SIZE;
    private static final int LARGE = FrameRoom.PAYLOAD;
    private static final int READS_A_TURN = 4;

    /** For all sockets: each has a handle of its own. */
    static final RoomyReads INSTANCE = new RoomyReads();

    private RoomyReads() {
        super(READS_A_TURN);
    }

    @Override
    @SuppressWarnings("deprecation") // the only kind of handle that there is
    public Handle newHandle() {
        return new RoomyHandle();
    }

    private final class RoomyHandle extends MaxMessageHandle {
        private int size = SMALL;

        @Override
        public ByteBuf allocate(ByteBufAllocator allocator) {
            return FrameRoom.allocate(allocator, size);
        }

        @Override
        public void lastBytesRead(int bytes) {
            super.lastBytesRead(bytes);
            if (bytes == attemptedBytesRead()) {
                size = LARGE;
            } else if (bytes > 0 && bytes <= SMALL / 2) {
                size = SMALL;
            }
        }

        @Override
        public boolean continueReading() {
            return totalBytesRead() <= SMALL && super.continueReading();
        }

        @Override
        public int guess() {
            return size;
        }
    }
}
