package dev.fairlead.tunnel.carrier;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * The last handler of a socket that is being connected. Its failures are told by the future of the connection, and need
 * no second word; and what the future does not tell is no failure: epoll may have a socket read that is about to be
 * connected.
 */
public final class UnreadySocket extends ChannelInboundHandlerAdapter {

    /** The socket is ready: takes the handler out of its pipeline. */
    public static void leave(Channel channel) {
        // a channel that was closed meanwhile has no handlers any more
        if (channel.isOpen()) {
            channel.pipeline().remove(UnreadySocket.class);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // see above
    }
}
