package dev.fairlead.benchmarks.tunnel.load;

import dev.fairlead.tunnel.keys.Identity;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * The system behind the tunnel for requests of users, which go over TLS: answers small requests and nothing else. With
 * BoringSSL where it loads, to cost little.
 */
final class SecureBackend {
    private static final int BACKLOG = 1024;

    private SecureBackend() {}

    /**
     * Starts it, for as long as the process lives.
     *
     * @return the port on the loopback address
     */
    static int start(Identity identity) throws IOException {
        SslContext tls = SslContextBuilder.forServer(
                        identity.key(), identity.chain().toArray(new java.security.cert.X509Certificate[0]))
                .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK)
                .build();
        Channel listening = new ServerBootstrap()
                .group(new MultiThreadIoEventLoopGroup(
                        1, new DefaultThreadFactory("secure-backend", true), NioIoHandler.newFactory()))
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(tls.newHandler(channel.alloc()), new Answers());
                    }
                })
                .bind("127.0.0.1", 0)
                .syncUninterruptibly()
                .channel();
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /** Answers the requests of one connection. */
    private static final class Answers extends SimpleChannelInboundHandler<ByteBuf> {
        private final ByteBuffer answer = BackendConnection.smallAnswer();
        private final Head head = new Head();

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf data) throws IOException {
            ByteBuffer bytes = data.nioBuffer();
            while (head.read(bytes)) {
                head.clear();
                context.write(Unpooled.wrappedBuffer(answer.duplicate()));
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            // the other side has gone: that is its business
            context.close();
        }
    }
}
