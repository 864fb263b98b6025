package dev.fairlead.tunnel.carrier;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The gateway's port for agents: accepts TCP, speaks TLS, and hands connections on. */
public final class TunnelListener implements AutoCloseable {
    private static final int BACKLOG = 256;

    private final ListenerSettings settings;
    private final TunnelThreads threads;
    private final SslContext tls;
    private final CarrierHandler handler;
    private final Set<Channel> connections = ConcurrentHashMap.newKeySet();
    private final Channel listening;

    private TunnelListener(ListenerSettings settings, TunnelThreads threads, SslContext tls, CarrierHandler handler)
            throws IOException {
        this.settings = settings;
        this.threads = threads;
        this.tls = tls;
        this.handler = handler;
        this.listening = listen();
    }

    /**
     * Starts listening.
     *
     * @throws IOException if the address or port cannot be had
     */
    public static TunnelListener bind(
            ListenerSettings settings, TunnelThreads threads, SslContext tls, CarrierHandler handler)
            throws IOException {
        return new TunnelListener(settings, threads, tls, handler);
    }

    private Channel listen() throws IOException {
        ChannelFuture bound = new ServerBootstrap()
                .group(threads.group())
                .channel(threads.stack().listeningSocket())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, Watermarks.CARRIER)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        accepted(channel);
                    }
                })
                .bind(new InetSocketAddress(settings.bindHost(), settings.port()))
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(
                    "Cannot listen on " + settings.bindHost() + ":" + settings.port() + ": "
                            + bound.cause().getMessage(),
                    bound.cause());
        }
        return bound.channel();
    }

    private void accepted(Channel channel) {
        if (connections.size() >= settings.maxConnections()) {
            channel.close();
            return;
        }
        connections.add(channel);
        channel.closeFuture().addListener(closed -> connections.remove(channel));
        SslHandler handshake = tls.newHandler(channel.alloc(), threads.blocking());
        handshake.setHandshakeTimeoutMillis(settings.handshakeTimeout().toMillis());
        channel.pipeline().addLast(handshake, new AlpnRouter(handler));
    }

    /** The port that was bound. */
    public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /** Stops listening, and closes every connection. */
    @Override
    public void close() {
        listening.close().awaitUninterruptibly();
        connections.forEach(Channel::close);
    }
}
