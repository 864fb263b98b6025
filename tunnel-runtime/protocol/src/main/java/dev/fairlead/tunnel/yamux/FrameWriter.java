package dev.fairlead.tunnel.yamux;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;

/** Puts frames on the carrier, which gathers them until the flush. */
final class FrameWriter {
    /** Header and payload together fill one TLS record at most (RFC 8446, 5.1). */
    static final int MAX_PAYLOAD = 16 * 1024 - FrameHeader.SIZE;

    private final ChannelHandlerContext context;

    FrameWriter(ChannelHandlerContext context) {
        this.context = context;
    }

    void write(FrameHeader header) {
        ByteBuf bytes = context.alloc().buffer(FrameHeader.SIZE, FrameHeader.SIZE);
        header.writeTo(bytes);
        write(bytes);
    }

    void write(ByteBuf bytes) {
        context.write(bytes, context.voidPromise());
    }

    boolean isWritable() {
        return context.channel().isWritable();
    }

    void flush() {
        context.flush();
    }
}
