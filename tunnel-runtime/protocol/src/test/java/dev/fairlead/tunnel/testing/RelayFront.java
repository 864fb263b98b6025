package dev.fairlead.tunnel.testing;

import dev.fairlead.tunnel.relay.RelayEnd;
import dev.fairlead.tunnel.relay.StreamRelay;
import dev.fairlead.tunnel.stream.TunnelSession;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A local port at a test gateway: every connection becomes a stream on the newest session. */
public final class RelayFront implements AutoCloseable {
    private static final int BACKLOG = 4096;

    private final TestGateway gateway;
    private final Channel listening;
    private final List<RelayEnd> ends = new CopyOnWriteArrayList<>();

    /** @param port 0 for any */
    public RelayFront(TestGateway gateway, int port) {
        this.gateway = gateway;
        this.listening = new ServerBootstrap()
                .group(gateway.threads().group())
                .channel(gateway.threads().stack().listeningSocket())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.AUTO_READ, false)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        // behind the registration, when the channel is active
                        channel.eventLoop().execute(() -> join(channel));
                    }
                })
                .bind("127.0.0.1", port)
                .syncUninterruptibly()
                .channel();
    }

    private void join(Channel channel) {
        List<TunnelSession> sessions = gateway.sessions();
        if (sessions.isEmpty()) {
            channel.close();
            return;
        }
        StreamRelay relay = new StreamRelay(ends::add);
        relay.join(sessions.get(sessions.size() - 1).open(TestGateway.request("backend"), relay), channel);
    }

    public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /** How the relays of this end ended. */
    public List<RelayEnd> ends() {
        return ends;
    }

    @Override
    public void close() {
        listening.close().syncUninterruptibly();
    }
}
