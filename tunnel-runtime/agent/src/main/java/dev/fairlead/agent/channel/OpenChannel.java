package dev.fairlead.agent.channel;

import dev.fairlead.agent.stream.Registration;
import dev.fairlead.tunnel.audit.AuditTrail;
import dev.fairlead.tunnel.carrier.ServerPort;
import dev.fairlead.tunnel.dial.TunnelDialer;
import dev.fairlead.tunnel.relay.RelayEnd;
import io.netty.channel.Channel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** A service channel that listens, with the connections of its clients. */
final class OpenChannel implements AutoCloseable {
    private final ServiceChannel channel;
    private final Set<ChannelConnection> connections = ConcurrentHashMap.newKeySet();
    private final LongAdder sent = new LongAdder();
    private final LongAdder received = new LongAdder();
    private final ServerPort port;

    /** @throws IOException if the port cannot be had */
    OpenChannel(ServiceChannel channel, Registration registration, TunnelDialer dialer, AuditTrail audit)
            throws IOException {
        this.channel = channel;
        this.port = dialer.listen(channel.listen(), channel.maxConnections(), client -> {
            ChannelConnection connection =
                    new ChannelConnection(channel, client, new ChannelAudit(audit, registration, channel), this::ended);
            keep(connection, client);
            connection.start(registration, dialer);
        });
    }

    private void keep(ChannelConnection connection, Channel client) {
        connections.add(connection);
        client.closeFuture().addListener(closed -> connections.remove(connection));
    }

    private void ended(RelayEnd end) {
        sent.add(end.toStream());
        received.add(end.fromStream());
    }

    ChannelState state() {
        return new ChannelState(
                channel.service(),
                port.port(),
                channel.enabled(),
                true,
                connections.size(),
                sent.sum(),
                received.sum());
    }

    String service() {
        return channel.service();
    }

    InetSocketAddress address() {
        return new InetSocketAddress(channel.listen().getAddress(), port.port());
    }

    /** Listens no more, and breaks off every connection. */
    @Override
    public void close() {
        port.stopListening();
        connections.forEach(ChannelConnection::breakOff);
    }
}
