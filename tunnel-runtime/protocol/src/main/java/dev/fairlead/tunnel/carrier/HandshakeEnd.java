package dev.fairlead.tunnel.carrier;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.util.function.Consumer;

/** Waits for the end of a TLS handshake, and leaves the pipeline. */
final class HandshakeEnd extends ChannelInboundHandlerAdapter {

    /** Called when the handshake succeeded, before anything behind it is read. */
    interface Success {
        void done(SslHandler handshake);
    }

    private final SslHandler handshake;
    private final Success success;
    private final Consumer<Throwable> failed;

    HandshakeEnd(SslHandler handshake, Success success, Consumer<Throwable> failed) {
        this.handshake = handshake;
        this.success = success;
        this.failed = failed;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (!(event instanceof SslHandshakeCompletionEvent end)) {
            context.fireUserEventTriggered(event);
        } else if (end.isSuccess()) {
            success.done(handshake);
            if (!context.isRemoved()) {
                context.pipeline().remove(this);
            }
        } else {
            failed.accept(end.cause());
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        failed.accept(cause);
    }
}
