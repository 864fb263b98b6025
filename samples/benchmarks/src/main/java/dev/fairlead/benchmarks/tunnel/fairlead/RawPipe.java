package dev.fairlead.benchmarks.tunnel.fairlead;

import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.TunnelStream;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;

/** Joins a local connection and a stream of the tunnel, on the one event loop that owns both. */
final class RawPipe extends ChannelInboundHandlerAdapter implements StreamHandler {
    private static final StreamError BROKEN = new StreamError(TunnelErrorCode.BACKEND_LOST, "the connection broke");

    private TunnelStream stream;
    private ChannelHandlerContext context;
    private int owed;
    private boolean flushing;
    private boolean received;
    private boolean sent;
    private boolean over;

    /** Before the pipe is put into the connection's pipeline. */
    void join(TunnelStream other) {
        stream = other;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        added.channel().config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
    }

    @Override
    public void data(ByteBuf data) {
        owed += data.readableBytes();
        context.write(data, context.voidPromise());
        giveCredit();
        if (!flushing) {
            flushing = true;
            context.executor().execute(this::flush);
        }
    }

    private void flush() {
        flushing = false;
        context.flush();
    }

    private void giveCredit() {
        if (owed > 0 && context.channel().isWritable()) {
            int bytes = owed;
            owed = 0;
            stream.consumed(bytes);
        }
    }

    @Override
    public void finished() {
        context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> {
            ((DuplexChannel) context.channel()).shutdownOutput();
            sent = true;
            closeWhenDone();
        });
    }

    @Override
    public void writable() {
        context.channel().config().setAutoRead(true);
    }

    @Override
    public void failed(StreamError error) {
        over = true;
        context.close();
    }

    @Override
    public void channelRead(ChannelHandlerContext reader, Object message) {
        stream.write((ByteBuf) message);
        if (!stream.isWritable()) {
            context.channel().config().setAutoRead(false);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext changed) {
        giveCredit();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext triggered, Object event) {
        if (event instanceof ChannelInputShutdownEvent && !received) {
            received = true;
            stream.finish();
            closeWhenDone();
        }
    }

    private void closeWhenDone() {
        if (received && sent && !over) {
            over = true;
            context.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext inactive) {
        broken();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext failing, Throwable cause) {
        broken();
        context.close();
    }

    private void broken() {
        if (!over) {
            over = true;
            stream.reset(BROKEN);
        }
    }
}
