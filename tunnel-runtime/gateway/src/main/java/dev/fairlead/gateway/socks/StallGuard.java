package dev.fairlead.gateway.socks;

import dev.fairlead.tunnel.watch.SilenceWatch;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;
import java.util.Optional;

/** Notices a client that takes nothing of what waits for it. */
final class StallGuard extends ChannelInboundHandlerAdapter {
    private final Duration patience;
    private final Runnable stalled;
    private Optional<SilenceWatch> watch = Optional.empty();

    /** @param stalled called when the patience with the client is at its end */
    StallGuard(Duration patience, Runnable stalled) {
        this.patience = patience;
        this.stalled = stalled;
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        stop();
        if (!context.channel().isWritable()) {
            watch = Optional.of(new SilenceWatch(context.channel().eventLoop(), patience, stalled));
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        stop();
    }

    private void stop() {
        watch.ifPresent(SilenceWatch::stop);
        watch = Optional.empty();
    }
}
