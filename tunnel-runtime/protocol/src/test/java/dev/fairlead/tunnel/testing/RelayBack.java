package dev.fairlead.tunnel.testing;

import dev.fairlead.tunnel.StreamAcceptor;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.TunnelStream;
import dev.fairlead.tunnel.carrier.NetworkStack;
import dev.fairlead.tunnel.carrier.UnreadySocket;
import dev.fairlead.tunnel.relay.RelayEnd;
import dev.fairlead.tunnel.relay.StreamRelay;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An agent that joins every stream to a new connection to one local port. */
public final class RelayBack implements StreamAcceptor {
    private final int port;
    private final List<RelayEnd> ends = new CopyOnWriteArrayList<>();

    public RelayBack(int port) {
        this.port = port;
    }

    /** How the relays of this end ended. */
    public List<RelayEnd> ends() {
        return ends;
    }

    @Override
    public StreamHandler opened(TunnelStream stream) {
        StreamRelay relay = new StreamRelay(ends::add);
        ChannelFuture connected = NetworkStack.connecting(stream.eventLoop())
                .option(ChannelOption.AUTO_READ, false)
                .handler(new UnreadySocket())
                .connect("127.0.0.1", port);
        connected.addListener(done -> {
            if (done.isSuccess()) {
                UnreadySocket.leave(connected.channel());
                stream.accept();
                relay.join(stream, connected.channel());
            } else {
                stream.refuse(new StreamError(TunnelErrorCode.BACKEND_UNREACHABLE, ""));
                relay.discard();
            }
        });
        return relay;
    }
}
