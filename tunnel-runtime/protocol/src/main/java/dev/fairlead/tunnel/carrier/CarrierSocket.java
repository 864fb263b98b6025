package dev.fairlead.tunnel.carrier;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollChannelOption;

/**
 * Settings of a connection that carries a session. As little as possible waits in it, so that a small frame can still
 * pass bulk data in the session's scheduler; and as much as sensible is read at a time.
 */
final class CarrierSocket {
    static final WriteBufferWaterMark WRITTEN = new WriteBufferWaterMark(64 * 1024, 192 * 1024);

    /** Bytes in the kernel that have not been sent. */
    private static final long UNSENT = 128 * 1024;

    private static final int SMALLEST_READ = 512;
    private static final int FIRST_READ = 4 * 1024;
    private static final int LARGEST_READ = 128 * 1024;
    private static final int READS_A_TURN = 2;

    private CarrierSocket() {}

    /** Applies the settings. */
    static void prepare(Channel channel, NetworkStack stack) {
        ChannelConfig config = channel.config();
        if (stack.epoll() || stack.boringSsl()) {
            // the adaptive allocator takes buffers of this size fresh from the system where the heap is small; not in a
            // server, whose threads outlive this class space
            config.setAllocator(PooledByteBufAllocator.DEFAULT);
        }
        config.setWriteBufferWaterMark(WRITTEN);
        AdaptiveRecvByteBufAllocator reads = new AdaptiveRecvByteBufAllocator(SMALLEST_READ, FIRST_READ, LARGEST_READ);
        reads.maxMessagesPerRead(READS_A_TURN);
        config.setRecvByteBufAllocator(reads);
        if (stack.epoll()) {
            config.setOption(EpollChannelOption.TCP_NOTSENT_LOWAT, UNSENT);
        }
    }
}
