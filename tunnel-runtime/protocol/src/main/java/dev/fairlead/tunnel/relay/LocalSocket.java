package dev.fairlead.tunnel.relay;

import dev.fairlead.tunnel.TunnelErrorCode;
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
import io.netty.handler.ssl.SslHandler;

/** The local side of a {@link StreamRelay}: the last handler of the socket's pipeline. */
final class LocalSocket extends ChannelInboundHandlerAdapter {
    private final StreamRelay relay;
    private final Channel channel;
    private final boolean plain;
    private long received;
    private int unflushed;
    private boolean inputFinished;
    private boolean outputFinishing;
    private boolean outputFinished;
    private boolean over;

    LocalSocket(StreamRelay relay, Channel channel) {
        this.relay = relay;
        this.channel = channel;
        this.plain = channel.pipeline().get(SslHandler.class) == null;
        channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        channel.config().setAllocator(PooledByteBufAllocator.DEFAULT);
        if (plain) {
            channel.config().setRecvByteBufAllocator(new RoomyReads());
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
        if (plain && waiting.isEmpty()) {
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
                    shutDownOutput();
                }
            });
        }
    }

    private void shutDownOutput() {
        outputFinished = true;
        if (inputFinished) {
            done();
        } else if (plain && channel instanceof DuplexChannel duplex) {
            duplex.shutdownOutput();
        } else {
            // TLS has no half close that every peer understands: its end is the end of both directions
            relay.localFinished();
            done();
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
            channel.close();
        }
    }

    private void done() {
        over = true;
        channel.close();
        relay.localDone();
    }

    // ---- from the socket

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf data = (ByteBuf) message;
        received += data.readableBytes();
        relay.fromLocal(data, plain);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            finishInput();
        } else {
            context.fireUserEventTriggered(event);
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
            over = true;
            relay.localFailed(TunnelErrorCode.BACKEND_LOST);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!over) {
            relay.localFailed(TunnelErrorCode.BACKEND_LOST);
        }
    }
}
