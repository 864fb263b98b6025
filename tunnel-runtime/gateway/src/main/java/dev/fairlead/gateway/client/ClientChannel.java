package dev.fairlead.gateway.client;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;

/** A client's connection as a front uses it: one flush a turn of the event loop, and every way to end it. */
public final class ClientChannel {
    private final Channel channel;
    private boolean flushing;
    private boolean reading = true;
    private boolean outputEnded;

    public ClientChannel(Channel channel) {
        this.channel = channel;
    }

    public EventLoop eventLoop() {
        return channel.eventLoop();
    }

    public ByteBufAllocator allocator() {
        return channel.alloc();
    }

    /** Whether what waits to be sent is below the watermark. */
    public boolean takesBytes() {
        return channel.isWritable();
    }

    /** Sends bytes at the end of this turn; takes over the reference. */
    public void send(ByteBuf data) {
        channel.write(data, channel.voidPromise());
        if (!flushing) {
            flushing = true;
            channel.eventLoop().execute(this::flush);
        }
    }

    private void flush() {
        flushing = false;
        channel.flush();
    }

    /** Whether bytes of the client are read. */
    public void reading(boolean wanted) {
        if (wanted != reading) {
            reading = wanted;
            channel.config().setAutoRead(wanted);
        }
    }

    /** Sends what waits, and then the end of this direction; the other one goes on. */
    public void endOutput() {
        if (outputEnded) {
            return;
        }
        outputEnded = true;
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(sent -> {
            SslHandler tls = channel.pipeline().get(SslHandler.class);
            if (tls != null) {
                tls.closeOutbound();
            } else if (channel instanceof DuplexChannel duplex && channel.isActive()) {
                duplex.shutdownOutput();
            }
        });
    }

    /** Closes behind what was sent. */
    public void close() {
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    /** Ends the connection so that the client cannot take what it got for complete. */
    public void reset() {
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        channel.close();
    }
}
