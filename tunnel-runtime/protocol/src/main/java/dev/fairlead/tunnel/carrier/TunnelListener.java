package dev.fairlead.tunnel.carrier;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.net.InetSocketAddress;

/** The gateway's port for agents: accepts TCP, speaks TLS, and hands connections on. */
public final class TunnelListener implements AutoCloseable {
    private final ListenerSettings settings;
    private final TunnelThreads threads;
    private final SslContext tls;
    private final CarrierHandler handler;
    private final ServerPort port;

    private TunnelListener(ListenerSettings settings, TunnelThreads threads, SslContext tls, CarrierHandler handler)
            throws IOException {
        this.settings = settings;
        this.threads = threads;
        this.tls = tls;
        this.handler = handler;
        this.port = ServerPort.bind(
                new InetSocketAddress(settings.bindHost(), settings.port()),
                threads,
                settings.maxConnections(),
                this::accepted);
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

    private void accepted(Channel channel) {
        CarrierSocket.prepare(channel, threads.stack());
        SslHandler handshake = tls.newHandler(channel.alloc(), threads.blocking());
        handshake.setHandshakeTimeoutMillis(settings.handshakeTimeout().toMillis());
        channel.pipeline().addLast(handshake, new AlpnRouter(handler));
    }

    /** The port that was bound. */
    public int port() {
        return port.port();
    }

    /** Stops listening, and closes every connection. */
    @Override
    public void close() {
        port.close();
    }
}
