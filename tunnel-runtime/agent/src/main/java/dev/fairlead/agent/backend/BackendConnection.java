package dev.fairlead.agent.backend;

import dev.fairlead.tunnel.TunnelErrorCode;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;

/** One connection to a back end, which serves one exchange after the other. All on its event loop. */
public final class BackendConnection extends ChannelInboundHandlerAdapter {
    private final BackendPool pool;
    private final BackendTarget.Key key;
    private final Channel channel;
    private Optional<BackendListener> user = Optional.empty();
    private boolean reused;
    private boolean used;
    private long restingSince;

    BackendConnection(BackendPool pool, BackendTarget.Key key, Channel channel) {
        this.pool = pool;
        this.key = key;
        this.channel = channel;
    }

    /** Sends the head of a request. */
    public void send(HttpRequest request) {
        channel.write(request, channel.voidPromise());
    }

    /** Sends a piece of a body; the future completes when the socket took it. Takes over the reference. */
    public ChannelFuture write(HttpContent content) {
        return channel.write(content);
    }

    /** Lets everything that was sent go out. */
    public void flush() {
        channel.flush();
    }

    /** Whether to go on reading; while it does not, the back end feels back-pressure. */
    public void reading(boolean on) {
        channel.config().setAutoRead(on);
    }

    /** Whether it has served an earlier exchange, so that the back end may have closed it meanwhile. */
    public boolean reused() {
        return reused;
    }

    /**
     * Ends the exchange.
     *
     * @param reusable whether request and response are complete and nothing of the caller clings to the connection
     */
    public void done(boolean reusable) {
        user = Optional.empty();
        if (reusable && channel.isActive()) {
            reading(true);
            pool.keep(this);
        } else {
            channel.close();
        }
    }

    /**
     * Hands the connection over after a change of protocol: from now on bytes pass as they are, to a handler that has to
     * be added at once.
     */
    public Channel becomeRaw() {
        user = Optional.empty();
        ChannelPipeline pipeline = channel.pipeline();
        HttpClientCodec codec = pipeline.get(HttpClientCodec.class);
        codec.removeOutboundHandler();
        pipeline.remove(this);
        // it is this very codec that is calling; until it has returned, it passes bytes on in their order
        channel.eventLoop().execute(() -> pipeline.remove(codec));
        return channel;
    }

    /** Starts an exchange on it. */
    public void use(BackendListener listener) {
        reused = used;
        used = true;
        user = Optional.of(listener);
        listener.connected(this);
    }

    /** Whether it may be used for that target. */
    public boolean leadsTo(BackendTarget target) {
        return channel.isActive() && key.equals(target.key());
    }

    BackendTarget.Key key() {
        return key;
    }

    boolean isActive() {
        return channel.isActive();
    }

    /** It waits for its next exchange from now on, in nanoseconds of its event loop. */
    void rests(long now) {
        restingSince = now;
    }

    /** Whether it has waited since that moment or longer. */
    boolean restsSince(long moment) {
        return restingSince - moment <= 0;
    }

    void close() {
        channel.close();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (user.isEmpty()) {
            // nobody asked for anything: whatever this is, it must not become the answer to the next request
            ReferenceCountUtil.release(message);
            channel.close();
            return;
        }
        DecoderResult result = ((HttpObject) message).decoderResult();
        if (result.isFailure()) {
            ReferenceCountUtil.release(message);
            fail(TunnelErrorCode.BACKEND_PROTOCOL);
            return;
        }
        BackendListener listener = user.get();
        if (message instanceof HttpResponse head) {
            listener.head(head);
        }
        if (message instanceof HttpContent content) {
            listener.content(content);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        fail(TunnelErrorCode.BACKEND_LOST);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        fail(BackendFailure.whileExchanging(cause));
    }

    private void fail(TunnelErrorCode code) {
        Optional<BackendListener> failed = user;
        user = Optional.empty();
        channel.close();
        pool.forget(this);
        failed.ifPresent(listener -> listener.failed(code));
    }
}
