package dev.fairlead.tunnel.carrier;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A TCP port that accepts connections: as many as it may bear, further ones are closed at once. */
public final class ServerPort implements AutoCloseable {
    private static final int BACKLOG = 256;

    private final int maxConnections;
    private final Consumer<Channel> accepted;
    private final Set<Channel> connections = ConcurrentHashMap.newKeySet();
    private final Channel listening;

    private ServerPort(InetSocketAddress address, TunnelThreads threads, int maxConnections, Consumer<Channel> accepted)
            throws IOException {
        this.maxConnections = maxConnections;
        this.accepted = accepted;
        this.listening = listen(address, threads);
    }

    /**
     * Starts listening.
     *
     * @param address of this machine; port 0 for any that is free
     * @param threads whose event loops the connections live on
     * @param maxConnections connections at a time
     * @param accepted puts handlers on a new connection, on its event loop, before anything is read
     * @throws IOException if the address or port cannot be had
     */
    public static ServerPort bind(
            InetSocketAddress address, TunnelThreads threads, int maxConnections, Consumer<Channel> accepted)
            throws IOException {
        return new ServerPort(address, threads, maxConnections, accepted);
    }

    private Channel listen(InetSocketAddress address, TunnelThreads threads) throws IOException {
        ChannelFuture bound = new ServerBootstrap()
                .group(threads.group())
                .channel(threads.stack().listeningSocket())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, CarrierSocket.WRITTEN)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        admit(channel);
                    }
                })
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(
                    "Cannot listen on " + address.getHostString() + ":" + address.getPort() + ": "
                            + bound.cause().getMessage(),
                    bound.cause());
        }
        return bound.channel();
    }

    private void admit(Channel channel) {
        if (connections.size() >= maxConnections) {
            channel.close();
            return;
        }
        connections.add(channel);
        channel.closeFuture().addListener(closed -> connections.remove(channel));
        accepted.accept(channel);
    }

    /** The port that was bound. */
    public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /** Connections at this moment. */
    public int connections() {
        return connections.size();
    }

    /** Hands an event to the handlers of every connection, on its event loop. */
    public void tell(Object event) {
        connections.forEach(channel -> channel.pipeline().fireUserEventTriggered(event));
    }

    /** Takes no more connections; those there are go on. */
    public void stopListening() {
        listening.close().awaitUninterruptibly();
    }

    /** Stops listening, and closes every connection. */
    @Override
    public void close() {
        stopListening();
        connections.forEach(Channel::close);
    }
}
