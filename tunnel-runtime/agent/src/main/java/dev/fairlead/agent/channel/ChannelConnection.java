package dev.fairlead.agent.channel;

import dev.fairlead.agent.stream.Registration;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.dial.TunnelDialer;
import dev.fairlead.tunnel.relay.RelayEnd;
import dev.fairlead.tunnel.relay.RelayListener;
import dev.fairlead.tunnel.relay.StreamRelay;
import dev.fairlead.tunnel.stream.TunnelSession;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One connection of a local client, and the stream that it becomes:
 *
 * <pre>
 * | Check                                       | Otherwise                           | Audit     |
 * | ------------------------------------------- | ----------------------------------- | --------- |
 * | the audit log can be written, where it must | reset                               | -         |
 * | the client's address is listed              | reset                               | CLIENT    |
 * | a session to a gateway stands               | reset                               | NO_TUNNEL |
 * | the gateway maps the service                | reset                               | its code  |
 * </pre>
 */
final class ChannelConnection implements RelayListener {
    private final ServiceChannel channel;
    private final Channel client;
    private final ChannelAudit audit;
    private final Consumer<RelayEnd> counted;
    private boolean accepted;

    /** @param counted hears how many bytes passed, at the end */
    ChannelConnection(ServiceChannel channel, Channel client, ChannelAudit audit, Consumer<RelayEnd> counted) {
        this.channel = channel;
        this.client = client;
        this.audit = audit;
        this.counted = counted;
    }

    /** To be called before anything is read. */
    void start(Registration registration, TunnelDialer dialer) {
        client.config().setAutoRead(false);
        // behind the registration, when the connection is active
        client.eventLoop().execute(() -> decide(registration, dialer));
    }

    private void decide(Registration registration, TunnelDialer dialer) {
        if (!audit.accepting()) {
            reset();
            return;
        }
        if (!(client.remoteAddress() instanceof InetSocketAddress from) || !channel.admits(from.getAddress())) {
            audit.denied("CLIENT");
            reset();
            return;
        }
        Optional<TunnelSession> session = dialer.leastBusy();
        if (session.isEmpty()) {
            audit.denied("NO_TUNNEL");
            reset();
            return;
        }
        EventLoop loop = session.get().eventLoop();
        if (loop.inEventLoop()) {
            relay(session.get(), registration);
        } else {
            client.deregister()
                    .addListener(left -> loop.register(client).addListener(moved -> {
                        if (moved.isSuccess()) {
                            relay(session.get(), registration);
                        } else {
                            client.close();
                        }
                    }));
        }
    }

    private void relay(TunnelSession session, Registration registration) {
        StreamRelay relay = new StreamRelay(this);
        relay.join(
                session.open(
                        new OpenRequest(
                                StreamKind.TCP,
                                registration.tenant(),
                                registration.locationId(),
                                channel.service(),
                                "",
                                Optional.empty(),
                                "",
                                audit.requestId(),
                                "",
                                0),
                        relay),
                client);
    }

    /** Ends it before its time; on any thread. */
    void breakOff() {
        client.eventLoop().execute(this::reset);
    }

    @Override
    public void accepted() {
        accepted = true;
        audit.opened();
    }

    @Override
    public void ended(RelayEnd end) {
        counted.accept(end);
        if (accepted) {
            audit.closed(end);
        } else {
            audit.denied(end.error().map(error -> error.code().name()).orElse("CANCELLED"));
        }
        if (end.error().isPresent()) {
            reset();
        }
    }

    /** So that the client does not take it for a regular end. */
    private void reset() {
        if (client.isOpen()) {
            client.config().setOption(ChannelOption.SO_LINGER, 0);
            client.close();
        }
    }
}
