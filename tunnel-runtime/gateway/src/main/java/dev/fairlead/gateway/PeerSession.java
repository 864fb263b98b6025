package dev.fairlead.gateway;

import dev.fairlead.gateway.authority.NodeName;
import dev.fairlead.gateway.route.StreamTaker;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.StreamSocket;
import dev.fairlead.tunnel.control.Hello;
import dev.fairlead.tunnel.control.Routes;
import dev.fairlead.tunnel.stream.SessionEnd;
import dev.fairlead.tunnel.stream.TunnelSession;
import dev.fairlead.tunnel.stream.TunnelSessionListener;
import dev.fairlead.tunnel.yamux.MemoryBudget;
import dev.fairlead.tunnel.yamux.SessionLimits;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** A session that another node has dialled: streams go through it to agents that have sessions there and none here. */
final class PeerSession implements Way, TunnelSessionListener {
    private static final System.Logger LOGGER = System.getLogger(PeerSession.class.getName());
    private static final int MAX_ROUTES = 100_000;

    private final NodeName name;
    private final AgentPool pool;
    private final TunnelSession session;
    private final SessionWay way;
    private volatile Set<RouteKey> routes = Set.of();
    private volatile boolean draining;

    PeerSession(Channel connection, NodeName name, SessionLimits limits, MemoryBudget budget, AgentPool pool) {
        this.name = name;
        this.pool = pool;
        this.session = TunnelSession.ofGateway(connection, limits, budget, this);
        this.way = new SessionWay(session, pool);
    }

    /** Whether the node has agents of that tenant and location. */
    boolean leadsTo(RouteKey key) {
        return !draining && routes.contains(key);
    }

    /** Streams that run over it to agents there. */
    int load() {
        return way.load();
    }

    @Override
    public void hello(Hello hello) {
        session.welcome(UUID.randomUUID().toString(), hello);
        pool.add(this);
        LOGGER.log(System.Logger.Level.INFO, "Node {0} is connected", name.id());
    }

    @Override
    public void routes(Routes told) {
        Set<RouteKey> known = told.first() ? new HashSet<>() : new HashSet<>(routes);
        told.routes().forEach(route -> known.add(new RouteKey(route.tenant(), route.locationId())));
        if (known.size() > MAX_ROUTES) {
            LOGGER.log(System.Logger.Level.WARNING, "Node {0} has too many locations; some are not used", name.id());
        } else {
            routes = Set.copyOf(known);
            pool.announce();
        }
    }

    @Override
    public StreamSocket open(OpenRequest request) {
        return way.open(request, this);
    }

    @Override
    public void open(
            OpenRequest request,
            EventLoop loop,
            StreamHandler handler,
            StreamTaker opened,
            Consumer<StreamError> refused) {
        way.open(request, loop, handler, opened, refused);
    }

    @Override
    public void draining() {
        draining = true;
    }

    @Override
    public void closed(SessionEnd end) {
        pool.remove(this);
        LOGGER.log(System.Logger.Level.DEBUG, "The session of node {0} has ended: {1}", name.id(), end.reason());
    }
}
