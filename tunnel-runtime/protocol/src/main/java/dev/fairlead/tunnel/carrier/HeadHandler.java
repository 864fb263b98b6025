package dev.fairlead.tunnel.carrier;

import dev.fairlead.tunnel.http.BadRequestException;
import dev.fairlead.tunnel.http.HeadLines;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.List;

/** Waits for the head of one HTTP message, and leaves the pipeline to what follows it. */
abstract class HeadHandler extends ChannelInboundHandlerAdapter {
    private static final int MAX_LINE = 8 * 1024;
    private static final int MAX_REST = 32 * 1024;

    private final HeadLines head = new HeadLines(MAX_LINE, MAX_REST);

    /**
     * The head is there. Bytes behind it go to the handlers that this method adds.
     *
     * @param lines without their ends; the first is the start line
     * @throws BadRequestException if they are malformed
     */
    abstract void complete(ChannelHandlerContext context, List<String> lines) throws BadRequestException;

    /** What came is no such head. */
    abstract void malformed(ChannelHandlerContext context, String why);

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf in = (ByteBuf) message;
        try {
            if (head.read(in)) {
                complete(context, head.lines());
                if (in.isReadable()) {
                    context.fireChannelRead(in.retain());
                }
                leave(context);
            }
        } catch (BadRequestException e) {
            malformed(context, e.getMessage());
            leave(context);
        } finally {
            in.release();
        }
    }

    private void leave(ChannelHandlerContext context) {
        if (!context.isRemoved()) {
            context.pipeline().remove(this);
        }
    }
}
