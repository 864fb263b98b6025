package dev.fairlead.tunnel.carrier;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.channels.ClosedChannelException;
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
        ended.accept(cause);
    }
}
