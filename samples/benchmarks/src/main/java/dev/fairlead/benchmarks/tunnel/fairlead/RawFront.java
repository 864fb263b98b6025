package dev.fairlead.benchmarks.tunnel.fairlead;

import dev.fairlead.gateway.route.Routes;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.relay.RelayEnd;
import dev.fairlead.tunnel.relay.RelayListener;
import dev.fairlead.tunnel.relay.StreamRelay;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.Optional;

/** Makes a raw stream of every connection, without a protocol that would ask where to. */
final class RawFront {
    /** What the agent exposes for raw streams. */
    static final String VIRTUAL_HOST = "raw.battery";

    static final String VIRTUAL_PORT = "80";

    private final Routes routes;
    private final OpenRequest request;

    RawFront(Routes routes, String tenant) {
        this.routes = routes;
        this.request = new OpenRequest(
                StreamKind.TCP, tenant, "", VIRTUAL_HOST, VIRTUAL_PORT, Optional.empty(), "", "battery", "", 0);
    }

    /** Takes over a connection. */
    void accept(Channel channel) {
        channel.config().setAutoRead(false);
        Call call = new Call(channel);
        channel.pipeline().addLast(call);
        // when it is registered
        channel.eventLoop().execute(call::start);
    }

    /** One connection and its stream; it is in the connection's pipeline until the relay is. */
    private final class Call extends ChannelInboundHandlerAdapter implements RelayListener {
        private final Channel channel;
        private boolean joined;

        Call(Channel channel) {
            this.channel = channel;
        }

        void start() {
            StreamRelay relay = new StreamRelay(this);
            routes.open(request, channel.eventLoop(), relay, stream -> {
                joined = true;
                if (channel.isOpen()) {
                    channel.pipeline().remove(this);
                }
                relay.join(stream, channel);
            });
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }

        @Override
        public void ended(RelayEnd end) {
            if (!joined) {
                channel.close();
            }
        }
    }
}
