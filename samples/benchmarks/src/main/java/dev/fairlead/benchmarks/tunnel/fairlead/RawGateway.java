package dev.fairlead.benchmarks.tunnel.fairlead;

import dev.fairlead.benchmarks.tunnel.process.Helper;
import dev.fairlead.benchmarks.tunnel.process.Words;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.carrier.CarrierHandler;
import dev.fairlead.tunnel.carrier.CarrierTls;
import dev.fairlead.tunnel.carrier.ListenerSettings;
import dev.fairlead.tunnel.carrier.SingleIdentity;
import dev.fairlead.tunnel.carrier.TunnelListener;
import dev.fairlead.tunnel.carrier.TunnelThreads;
import dev.fairlead.tunnel.control.Hello;
import dev.fairlead.tunnel.keys.Pem;
import dev.fairlead.tunnel.stream.SessionEnd;
import dev.fairlead.tunnel.stream.TunnelSession;
import dev.fairlead.tunnel.stream.TunnelSessionListener;
import dev.fairlead.tunnel.yamux.SessionLimits;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The near end of the tunnel without anything above it: every local connection becomes a raw stream. */
public final class RawGateway implements CarrierHandler {
    private static final int MAX_STREAMS = 20_000;
    private static final int BACKLOG = 4096;
    private static final OpenRequest REQUEST = new OpenRequest(
            StreamKind.TCP, "default", "", "backend", "80", Optional.empty(), "", "battery", "", 10_000);

    private final List<TunnelSession> sessions = new CopyOnWriteArrayList<>();

    private RawGateway() {}

    /** As a {@link Helper}. Arguments: PEM files of the authority and of the server. */
    public static void main(String[] arguments) throws Exception {
        TunnelThreads threads = new TunnelThreads("gateway", 1);
        RawGateway gateway = new RawGateway();
        TunnelListener agents = TunnelListener.bind(
                new ListenerSettings("127.0.0.1", 0, 100, Duration.ofSeconds(10)),
                threads,
                CarrierTls.ofGateway(
                        threads.stack(),
                        new SingleIdentity(Pem.identity(Files.readString(Path.of(arguments[1])))),
                        Pem.certificates(Files.readString(Path.of(arguments[0])))
                                .get(0)),
                gateway);
        Helper.serve(
                Words.of("ready").with("agents", agents.port()).with("port", gateway.listen(threads)),
                question -> Words.of("done").with("sessions", gateway.sessions.size()));
    }

    private int listen(TunnelThreads threads) throws Exception {
        ServerSocketChannel listening =
                threads.stack().epoll() ? new EpollServerSocketChannel() : new NioServerSocketChannel();
        listening.config().setBacklog(BACKLOG);
        listening.pipeline().addLast(new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                accepted((SocketChannel) message);
            }
        });
        threads.next().register(listening).sync();
        listening
                .bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0))
                .sync();
        return listening.localAddress().getPort();
    }

    /** The connection lives on the loop of the session that has least to do. */
    private void accepted(SocketChannel local) {
        Optional<TunnelSession> least = sessions.stream().min(java.util.Comparator.comparingInt(TunnelSession::load));
        if (least.isEmpty()) {
            local.unsafe().closeForcibly();
            return;
        }
        TunnelSession session = least.get();
        local.config().setOption(ChannelOption.TCP_NODELAY, true);
        local.pipeline().addLast(new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                RawPipe pipe = new RawPipe();
                channel.pipeline().addLast(pipe);
                pipe.join(session.open(REQUEST, pipe));
            }
        });
        session.eventLoop().register(local);
    }

    @Override
    public void tunnel(Channel connection, X509Certificate certificate) {
        new Admission(connection);
    }

    @Override
    public void enrolment(Channel connection) {
        connection.close();
    }

    /** Lets every agent in. */
    private final class Admission implements TunnelSessionListener {
        private final TunnelSession session;

        Admission(Channel connection) {
            session = TunnelSession.ofGateway(connection, SessionLimits.DEFAULT.withMaxStreams(MAX_STREAMS), this);
        }

        @Override
        public void hello(Hello hello) {
            session.welcome("s-" + sessions.size(), hello);
            sessions.add(session);
        }

        @Override
        public void closed(SessionEnd end) {
            sessions.remove(session);
        }
    }
}
