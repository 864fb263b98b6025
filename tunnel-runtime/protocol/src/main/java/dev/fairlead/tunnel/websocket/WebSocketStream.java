package dev.fairlead.tunnel.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;

/**
 * Makes a byte stream of a WebSocket whose opening handshake is done: handlers behind it read and write bytes as if
 * there were none.
 */
public final class WebSocketStream extends ChannelDuplexHandler {
    private static final int NORMAL = 1000;

    private final boolean client;
    private final MaskKeys keys = new MaskKeys();
    private FrameReader reader;
    private boolean closeSent;

    private WebSocketStream(boolean client) {
        this.client = client;
    }

    /** The side that asked for the WebSocket; it masks what it sends, in place. */
    public static WebSocketStream ofClient() {
        return new WebSocketStream(true);
    }

    /** The side that was asked. */
    public static WebSocketStream ofServer() {
        return new WebSocketStream(false);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        reader = new FrameReader(!client, new Events(context));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            reader.read((ByteBuf) message);
        } catch (WebSocketException e) {
            sendClose(context, e.closeCode());
            context.fireExceptionCaught(e);
            context.close();
        }
    }

    /** Every buffer is a message; the buffer must be the writer's alone. */
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        ByteBuf payload = (ByteBuf) message;
        if (!payload.isReadable() || closeSent) {
            // nothing to frame; or behind the close frame, where a failure tells the writer
            context.write(payload.skipBytes(payload.readableBytes()), promise);
        } else {
            write(context, FrameHead.BINARY, payload, promise);
        }
    }

    private void write(ChannelHandlerContext context, int opcode, ByteBuf payload, ChannelPromise promise) {
        FrameHead head = FrameHead.of(opcode, payload.readableBytes());
        if (client) {
            head = head.withMask(keys.next());
            Mask.apply(payload, head.key(), 0);
        }
        ByteBuf front = context.alloc().ioBuffer(head.size(), head.size());
        head.writeTo(front);
        context.write(front, context.voidPromise());
        context.write(payload, promise);
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        sendClose(context, NORMAL);
        context.close(promise);
    }

    private void sendClose(ChannelHandlerContext context, int code) {
        if (!closeSent && context.channel().isActive()) {
            ByteBuf reason = context.alloc().ioBuffer(Short.BYTES).writeShort(code);
            write(context, FrameHead.CLOSE, reason, context.voidPromise());
            context.flush();
            closeSent = true;
        }
    }

    private final class Events implements FrameEvents {
        private final ChannelHandlerContext context;

        Events(ChannelHandlerContext context) {
            this.context = context;
        }

        @Override
        public void data(ByteBuf part) {
            context.fireChannelRead(part);
        }

        @Override
        public void ping(ByteBuf payload) {
            // a peer that sends pings without reading the answers must not fill the memory with them
            if (!closeSent && context.channel().isWritable()) {
                write(context, FrameHead.PONG, payload, context.voidPromise());
                context.flush();
            } else {
                payload.release();
            }
        }

        @Override
        public void closed() {
            sendClose(context, NORMAL);
            context.close();
        }
    }
}
