package dev.fairlead.tunnel.carrier;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NotYetConnectedException;
import java.util.function.Consumer;

/** Notices that a connection ends before it is a session. */
final class ConnectionEnd extends ChannelInboundHandlerAdapter {
    private final Consumer<Throwable> ended;

    ConnectionEnd(Consumer<Throwable> ended) {
        this.ended = ended;
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        // first the others, who know more: TLS reports a handshake that was cut off
        context.fireChannelInactive();
        ended.accept(new ClosedChannelException());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // epoll may have a socket read that is about to be connected
        if (!(cause instanceof NotYetConnectedException)) {
            ended.accept(cause);
        }
    }
}
