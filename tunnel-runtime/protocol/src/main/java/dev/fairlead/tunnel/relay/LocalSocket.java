package dev.fairlead.tunnel.relay;

import dev.fairlead.tunnel.FrameRoom;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;

/**
 * The local side of a {@link StreamRelay}: the last handler of the socket's pipeline. Each direction ends by itself, and
 * the socket closes when both have ended.
 */
final class LocalSocket extends ChannelInboundHandlerAdapter {
    private final StreamRelay relay;
    private final Channel channel;
    private final Optional<SslHandler> tls;
    private long received;
    private int unflushed;
    /** Whether bytes come as the socket read them, and leave as they are written. */
    private boolean straight;

    private boolean inputFinished;
    private boolean outputFinishing;
    private boolean outputFinished;
    private boolean over;

    LocalSocket(StreamRelay relay, Channel channel) {
        this.relay = relay;
        this.channel = channel;
        this.tls = Optional.ofNullable(channel.pipeline().get(SslHandler.class));
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        straight = context.pipeline().firstContext() == context;
        if (straight) {
            channel.config().setAllocator(PooledByteBufAllocator.DEFAULT);
            channel.config().setRecvByteBufAllocator(RoomyReads.INSTANCE);
        }
    }

    long received() {
        return received;
    }

    // ---- from the stream

    void write(ByteBuf data) {
        unflushed += data.readableBytes();
        channel.write(data, channel.voidPromise());
    }

    /** Lets everything out that was written, and reports it as consumed when the socket has taken it. */
    void flush() {
        int count = unflushed;
        if (count == 0) {
            return;
        }
        unflushed = 0;
        channel.flush();
        ChannelOutboundBuffer waiting = channel.unsafe().outboundBuffer();
        if (waiting == null) {
            return;
        }
        if (straight && waiting.isEmpty()) {
            relay.consumed(count);
        } else {
            // a mark behind these bytes, which leaves when they have left
            channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(done -> {
                if (done.isSuccess()) {
                    relay.consumed(count);
                }
            });
        }
    }

    /** The stream sends no more: the socket's output ends behind what was written. */
    void finishOutput() {
        if (!outputFinishing) {
            outputFinishing = true;
            channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(done -> {
                if (done.isSuccess()) {
                    sayGoodbye();
                }
            });
        }
    }

    /** Over TLS the end of this direction is a message of its own (RFC 8446, 6.1). */
    private void sayGoodbye() {
        if (tls.isPresent()) {
            tls.get().closeOutbound().addListener(said -> shutDownOutput());
        } else {
            shutDownOutput();
        }
    }

    private void shutDownOutput() {
        outputFinished = true;
        if (inputFinished) {
            done();
        } else if (!over) {
            // fails where the peer has broken the connection, and then the next read tells
            ((DuplexChannel) channel).shutdownOutput();
        }
    }

    void read(boolean on) {
        channel.config().setAutoRead(on);
    }

    /** Breaks the connection so that the peer does not take it for a regular end. */
    void abort() {
        over = true;
        if (channel.isOpen()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            // below TLS, which would say a proper goodbye
            channel.pipeline().firstContext().close();
        }
    }

    /** Tells the relay no more. */
    void leave() {
        over = true;
    }

    private void done() {
        if (!over) {
            over = true;
            channel.close();
            relay.localDone();
        }
    }

    // ---- from the socket

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf data = (ByteBuf) message;
        received += data.readableBytes();
        // what was read before this handler came has no room
        relay.fromLocal(data, straight && data.readerIndex() == FrameRoom.SIZE);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslCloseCompletionEvent closed && closed.isSuccess()) {
            finishInput();
        } else if (event == ChannelInputShutdownEvent.INSTANCE) {
            inputShutDown();
        }
        context.fireUserEventTriggered(event);
    }

    /** The end of the input may have come before this handler. */
    void lookForEnd() {
        if (tls.isPresent() && tls.get().engine().isInboundDone()) {
            finishInput();
        } else if (((DuplexChannel) channel).isInputShutdown()) {
            inputShutDown();
        }
    }

    /** Over TLS only the peer itself can say that this is the end: anybody on its network can cut the connection. */
    private void inputShutDown() {
        if (tls.isEmpty()) {
            finishInput();
        } else if (!inputFinished) {
            fail(new ClosedChannelException());
        }
    }

    private void finishInput() {
        if (!inputFinished && !over) {
            inputFinished = true;
            relay.localFinished();
            if (outputFinished) {
                done();
            }
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (!over) {
            fail(new ClosedChannelException());
        }
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        fail(cause);
    }

    private void fail(Throwable cause) {
        if (!over) {
            relay.localFailed(cause);
        }
    }
}
