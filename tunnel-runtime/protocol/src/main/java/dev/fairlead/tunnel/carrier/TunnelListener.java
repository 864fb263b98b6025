package dev.fairlead.tunnel.carrier;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.net.InetSocketAddress;

/** The gateway's port for agents: accepts TCP, speaks TLS, and hands connections on. */
public final class TunnelListener implements AutoCloseable {
    private final TunnelThreads threads;
    private final Entrance entrance;
    private final ServerPort port;

    private TunnelListener(ListenerSettings settings, TunnelThreads threads, SslContext tls, CarrierHandler handler)
            throws IOException {
        this.threads = threads;
        this.entrance = new Entrance(tls, threads.blocking(), settings.handshakeTimeout(), handler);
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
        entrance.admit(channel);
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
