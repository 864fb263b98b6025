package dev.fairlead.tunnel.carrier;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.function.IntConsumer;

/** Looks at the first byte of a connection, lets others be put into the pipeline for it, and leaves. */
final class FirstByte extends ChannelInboundHandlerAdapter {
    private final IntConsumer seen;

    FirstByte(IntConsumer seen) {
        this.seen = seen;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf in = (ByteBuf) message;
        if (in.isReadable()) {
            seen.accept(in.getUnsignedByte(in.readerIndex()));
            context.fireChannelRead(in);
            context.pipeline().remove(this);
        } else {
            in.release();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // a connection that broke
        context.close();
    }
}
