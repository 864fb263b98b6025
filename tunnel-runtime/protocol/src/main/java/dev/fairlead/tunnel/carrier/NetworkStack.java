package dev.fairlead.tunnel.carrier;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslProvider;

/**
 * What moves the bytes: epoll or NIO for sockets, BoringSSL or the JDK for TLS. Each is chosen for itself, since either
 * may fail to load where the other does not.
 *
 * @param epoll whether sockets are driven by epoll
 * @param boringSsl whether TLS is done by BoringSSL
 */
public record NetworkStack(boolean epoll, boolean boringSsl) {

    /** No native code at all. */
    public static final NetworkStack PORTABLE = new NetworkStack(false, false);

    /**
     * The best stack that is wished for and loads.
     *
     * @throws IllegalStateException if native code is required and does not load
     */
    public static NetworkStack choose(Natives wish) {
        if (wish == Natives.OFF) {
            return PORTABLE;
        }
        NetworkStack best = new NetworkStack(Epoll.isAvailable(), OpenSsl.isAvailable());
        if (wish == Natives.REQUIRED && !(best.epoll && best.boringSsl)) {
            Throwable cause = best.epoll ? OpenSsl.unavailabilityCause() : Epoll.unavailabilityCause();
            throw new IllegalStateException(
                    "Native code is required (" + Natives.PROPERTY + ") but does not load", cause);
        }
        return best;
    }

    /** What drives the sockets of an event loop. */
    IoHandlerFactory ioHandlers() {
        return epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    }

    /** Sockets that listen, of the kind that the stack's event loops drive. */
    public Class<? extends ServerSocketChannel> listeningSocket() {
        return epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    }

    /** What encrypts. */
    public SslProvider tls() {
        return boringSsl ? SslProvider.OPENSSL : SslProvider.JDK;
    }

    /** Connects sockets on an event loop, of the kind that the loop drives; without Nagle's delay. */
    public static Bootstrap connecting(EventLoop loop) {
        return new Bootstrap().group(loop).channel(connectedSocket(loop)).option(ChannelOption.TCP_NODELAY, true);
    }

    private static Class<? extends SocketChannel> connectedSocket(EventLoop loop) {
        boolean nio = loop instanceof IoEventLoop io && io.isIoType(NioIoHandler.class);
        return nio ? NioSocketChannel.class : EpollSocketChannel.class;
    }

    /** For the log. */
    @Override
    public String toString() {
        return (epoll ? "epoll" : "NIO") + " and " + (boringSsl ? "BoringSSL" : "the JDK's TLS");
    }
}
