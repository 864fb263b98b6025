package dev.fairlead.agent.backend;

import dev.fairlead.tunnel.TunnelErrorCode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.channel.socket.SocketChannelConfig;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;

/**
 * A connection to a back end whose bytes pass as they are. Each direction ends by itself; the connection closes when
 * both have ended. All on its event loop.
 */
public final class RawConnection extends ChannelInboundHandlerAdapter {
    private final RawListener listener;
    private ChannelHandlerContext context;
    /** Bytes that the peer gets credit for when the socket has taken enough of what waits. */
    private int owed;

    private boolean flushing;
    private boolean receivedAll;
    private boolean sentAll;
    /** Before this, whoever dials hears of failures; after the end, nobody has to. */
    private boolean live;

    /** A handler for the end of a pipeline; nothing is reported before {@link #start}. */
    public RawConnection(RawListener listener) {
        this.listener = listener;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        added.channel().config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
    }

    /** The connection is there. */
    public void start() {
        live = true;
    }

    /** Sends bytes; takes over the reference. What one turn of the loop brings goes out together. */
    public void write(ByteBuf data) {
        int bytes = data.readableBytes();
        context.write(data, context.voidPromise());
        owed += bytes;
        giveCredit();
        if (!flushing) {
            flushing = true;
            context.executor().execute(this::flush);
        }
    }

    /** Sends no more, after what was written. */
    public void finish() {
        context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> {
            SslHandler tls = context.pipeline().get(SslHandler.class);
            if (tls == null || !written.isSuccess()) {
                shutdownOutput();
            } else {
                tls.closeOutbound().addListener(said -> shutdownOutput());
            }
        });
    }

    /** Whether to go on reading; while it does not, the back end feels back-pressure. */
    public void reading(boolean on) {
        context.channel().config().setAutoRead(on);
    }

    /** Closes so that the back end notices that this is no proper end. */
    public void reset() {
        live = false;
        if (context.channel().isActive()) {
            ((SocketChannelConfig) context.channel().config()).setSoLinger(0);
            // below TLS, which would say a proper goodbye
            context.pipeline().firstContext().close();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext reader, Object message) {
        listener.received((ByteBuf) message);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext changed) {
        giveCredit();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext triggered, Object event) {
        if (event instanceof SslCloseCompletionEvent closed && closed.isSuccess()) {
            receivedAll();
        } else if (event instanceof ChannelInputShutdownEvent && !receivedAll) {
            // over TLS only the peer itself can say that this is the end, anybody on its network can cut the connection
            if (context.pipeline().get(SslHandler.class) == null) {
                receivedAll();
            } else {
                fail(TunnelErrorCode.BACKEND_LOST);
            }
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext inactive) {
        fail(TunnelErrorCode.BACKEND_LOST);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext failing, Throwable cause) {
        fail(BackendFailure.whileExchanging(cause));
    }

    private void flush() {
        flushing = false;
        context.flush();
    }

    private void giveCredit() {
        if (owed > 0 && context.channel().isWritable()) {
            int bytes = owed;
            owed = 0;
            listener.taken(bytes);
        }
    }

    private void receivedAll() {
        receivedAll = true;
        listener.receivedAll();
        closeWhenDone();
    }

    private void shutdownOutput() {
        sentAll = true;
        ((DuplexChannel) context.channel()).shutdownOutput();
        closeWhenDone();
    }

    private void closeWhenDone() {
        if (receivedAll && sentAll && live) {
            live = false;
            context.close();
        }
    }

    private void fail(TunnelErrorCode code) {
        if (live) {
            reset();
            listener.failed(code);
        }
    }
}
