package dev.fairlead.gateway.service;

import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.TunnelStream;
import dev.fairlead.tunnel.carrier.NetworkStack;
import dev.fairlead.tunnel.carrier.OffLoopResolver;
import dev.fairlead.tunnel.carrier.UnreadySocket;
import dev.fairlead.tunnel.relay.RelayEnd;
import dev.fairlead.tunnel.relay.RelayListener;
import dev.fairlead.tunnel.relay.StreamRelay;
import dev.fairlead.tunnel.token.OfferedIssuers;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Joins the streams that agents open to services. Tenant and location are those of the agent's certificate; what the
 * stream's opening says of them has to be the same and decides nothing:
 *
 * <pre>
 * | Check                                          | Otherwise           |
 * | ---------------------------------------------- | ------------------- |
 * | the stream is of kind TCP                      | BAD_REQUEST         |
 * | it is for the agent's own tenant and location  | TENANT_NOT_SERVED   |
 * | the service is mapped for tenant and location  | NOT_EXPOSED         |
 * | the service takes the connection               | BACKEND_UNREACHABLE |
 * | ... within ten seconds                         | BACKEND_TIMEOUT     |
 * </pre>
 *
 * In place of a service an agent may ask for {@link OfferedIssuers#SERVICE}.
 */
public final class ServiceStreams {
    private static final System.Logger LOGGER = System.getLogger(ServiceStreams.class.getName());
    private static final int CONNECT_MILLIS = 10_000;

    private final OffLoopResolver resolver;
    private final Executor blocking;
    private volatile ServiceMappings mappings = ServiceMappings.NONE;
    private volatile List<IssuerOffer> offers = List.of();

    /** @param blocking where host names are looked up and documents read */
    public ServiceStreams(Executor blocking) {
        this.blocking = blocking;
        this.resolver = new OffLoopResolver(blocking);
    }

    /** From now on other services are reached; streams that run go on. */
    public void use(ServiceMappings changed) {
        mappings = changed;
    }

    /** From now on agents are told of other issuers. */
    public void offer(List<IssuerOffer> changed) {
        offers = List.copyOf(changed);
    }

    /**
     * Takes a stream that an agent opened; called on its event loop.
     *
     * @param agentId the agent's name, for the log
     * @param tenant the agent's, by its certificate
     * @param locationId the agent's, by its registration
     */
    public StreamHandler opened(TunnelStream stream, String agentId, String tenant, String locationId) {
        OpenRequest request = stream.request();
        // bytes that arrive before the connection stands wait in the relay
        ServiceRelay ends = new ServiceRelay(agentId);
        StreamRelay relay = new StreamRelay(ends);
        if (request.kind() != StreamKind.TCP) {
            return refused(stream, relay, TunnelErrorCode.BAD_REQUEST, "agents open streams of kind TCP only");
        }
        if (!request.tenant().equals(tenant) || !request.locationId().equals(locationId)) {
            return refused(
                    stream,
                    relay,
                    TunnelErrorCode.TENANT_NOT_SERVED,
                    "the agent stands for another tenant or location");
        }
        if (request.virtualHost().equals(OfferedIssuers.SERVICE)) {
            relay.discard();
            IssuerAnswer answer = new IssuerAnswer(stream);
            answer.start(
                    offers.stream()
                            .filter(offer -> offer.tenants().contains(tenant))
                            .toList(),
                    blocking);
            return answer;
        }
        Optional<ServiceMapping> mapping = mappings.find(tenant, locationId, request.virtualHost());
        LOGGER.log(
                mapping.isPresent() ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING,
                "Agent {0} of tenant {1}, location ''{2}'', asks for a service that is {3}",
                agentId,
                tenant,
                locationId,
                mapping.isPresent() ? "mapped" : "not mapped for it");
        if (mapping.isEmpty()) {
            return refused(
                    stream,
                    relay,
                    TunnelErrorCode.NOT_EXPOSED,
                    "the gateway maps no such service for this tenant and location");
        }
        connect(stream, relay, ends, mapping.get());
        return relay;
    }

    private void connect(TunnelStream stream, StreamRelay relay, ServiceRelay ends, ServiceMapping mapping) {
        ChannelFuture connected = NetworkStack.connecting(stream.eventLoop())
                .resolver(resolver)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.AUTO_READ, false)
                .handler(new UnreadySocket())
                .connect(InetSocketAddress.createUnresolved(mapping.host(), mapping.port()));
        connected.addListener(done -> {
            if (ends.over) {
                connected.channel().close();
            } else if (done.isSuccess()) {
                UnreadySocket.leave(connected.channel());
                stream.accept();
                relay.join(stream, connected.channel());
            } else {
                refused(
                        stream,
                        relay,
                        done.cause() instanceof ConnectTimeoutException
                                ? TunnelErrorCode.BACKEND_TIMEOUT
                                : TunnelErrorCode.BACKEND_UNREACHABLE,
                        "the service takes no connection");
            }
        });
    }

    private static StreamHandler refused(TunnelStream stream, StreamRelay relay, TunnelErrorCode code, String detail) {
        stream.refuse(new StreamError(code, detail));
        relay.discard();
        return relay;
    }

    /** Ends look-ups. */
    public void close() {
        resolver.close();
    }

    /** Knows whether a relay has ended before its service answered. */
    private static final class ServiceRelay implements RelayListener {
        private final String agentId;
        private boolean over;

        ServiceRelay(String agentId) {
            this.agentId = agentId;
        }

        @Override
        public void ended(RelayEnd end) {
            over = true;
            LOGGER.log(System.Logger.Level.DEBUG, "A stream of agent {0} to a service has ended: {1}", agentId, end);
        }
    }
}
