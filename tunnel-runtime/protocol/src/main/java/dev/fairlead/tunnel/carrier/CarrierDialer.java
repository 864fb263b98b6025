package dev.fairlead.tunnel.carrier;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/** The agent's way to a gateway: looks its name up anew each time, connects, and does the TLS handshake. */
public final class CarrierDialer {
    private final TunnelThreads threads;
    private final SslContext tls;
    private final Duration timeout;

    /** @param timeout for connecting, and again for the handshake */
    public CarrierDialer(TunnelThreads threads, SslContext tls, Duration timeout) {
        this.threads = threads;
        this.tls = tls;
        this.timeout = timeout;
    }

    /**
     * Dials. The connection belongs to the loop given, and the future is completed on that loop while nothing has been
     * read yet, so that what depends on it can put its handler into the pipeline.
     */
    public CompletableFuture<Channel> dial(Endpoint endpoint, EventLoop loop) {
        CompletableFuture<Channel> result = new CompletableFuture<>();
        threads.blocking().execute(() -> {
            try {
                InetSocketAddress address = lookUp(endpoint);
                loop.execute(() -> connect(endpoint, address, loop, result));
            } catch (UnknownHostException e) {
                loop.execute(() -> result.completeExceptionally(e));
            }
        });
        return result;
    }

    /** Any of the name's addresses, so that several gateways behind one name share the agents. */
    private static InetSocketAddress lookUp(Endpoint endpoint) throws UnknownHostException {
        List<InetAddress> addresses = List.of(InetAddress.getAllByName(endpoint.host()));
        InetAddress one = addresses.get(ThreadLocalRandom.current().nextInt(addresses.size()));
        return new InetSocketAddress(one, endpoint.port());
    }

    private void connect(
            Endpoint endpoint, InetSocketAddress address, EventLoop loop, CompletableFuture<Channel> result) {
        ChannelFuture connected = NetworkStack.connecting(loop)
                .disableResolver()
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) timeout.toMillis())
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        CarrierSocket.prepare(channel, threads.stack());
                        SslHandler handshake =
                                tls.newHandler(channel.alloc(), endpoint.host(), endpoint.port(), threads.blocking());
                        handshake.setHandshakeTimeoutMillis(timeout.toMillis());
                        channel.pipeline().addLast(handshake, new Handshake(result));
                    }
                })
                .connect(address);
        connected.addListener(done -> {
            if (!done.isSuccess()) {
                result.completeExceptionally(done.cause());
            }
        });
        result.whenComplete((channel, failure) -> {
            if (failure != null) {
                // when TLS is done with what it is doing: it reports a failure from the middle of it
                loop.execute(() -> connected.channel().close());
            }
        });
    }

    /** Waits for the end of the handshake. */
    private static final class Handshake extends ChannelInboundHandlerAdapter {
        private final CompletableFuture<Channel> result;

        Handshake(CompletableFuture<Channel> result) {
            this.result = result;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (!(event instanceof SslHandshakeCompletionEvent handshake)) {
                context.fireUserEventTriggered(event);
            } else if (!handshake.isSuccess()) {
                result.completeExceptionally(handshake.cause());
            } else if (CarrierTls.ALPN.equals(
                    context.pipeline().get(SslHandler.class).applicationProtocol())) {
                result.complete(context.channel());
                if (!context.isRemoved()) {
                    context.pipeline().remove(this);
                }
            } else {
                result.completeExceptionally(new ForeignProtocolException());
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            result.completeExceptionally(cause);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            result.completeExceptionally(new java.nio.channels.ClosedChannelException());
        }
    }
}
