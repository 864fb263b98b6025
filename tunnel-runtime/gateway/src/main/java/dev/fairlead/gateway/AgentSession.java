package dev.fairlead.gateway;

import dev.fairlead.gateway.authority.AgentName;
import dev.fairlead.gateway.event.GatewayEvents;
import dev.fairlead.gateway.route.StreamTaker;
import dev.fairlead.gateway.service.ServiceStreams;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.StreamSocket;
import dev.fairlead.tunnel.carrier.TunnelThreads;
import dev.fairlead.tunnel.control.ByeCode;
import dev.fairlead.tunnel.control.Expose;
import dev.fairlead.tunnel.control.ExposedSystem;
import dev.fairlead.tunnel.control.Hello;
import dev.fairlead.tunnel.control.Replicas;
import dev.fairlead.tunnel.stream.SessionEnd;
import dev.fairlead.tunnel.stream.TunnelSession;
import dev.fairlead.tunnel.stream.TunnelSessionListener;
import dev.fairlead.tunnel.yamux.MemoryBudget;
import dev.fairlead.tunnel.yamux.SessionLimits;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A session of an agent, from its hello on: let in if the registry has the agent, and then a member of the pool. */
final class AgentSession implements Way, TunnelSessionListener {
    private static final System.Logger LOGGER = System.getLogger(AgentSession.class.getName());
    private static final Duration BETWEEN_RENEWALS = Duration.ofMinutes(1);

    private final AgentPapers papers;
    private final AgentName name;
    private final AgentPool pool;
    private final AgentGroups groups;
    private final TunnelThreads threads;
    private final GatewayEvents events;
    private final Instant since;
    private final Supplier<Optional<Replicas>> nodes;
    private final TunnelSession session;
    private final SessionWay way;
    private final SessionLease lease = new SessionLease();
    private volatile List<ExposedSystem> exposed = List.of();
    private volatile boolean draining;
    private volatile boolean welcomed;
    private volatile Hello hello = new Hello(0, "", "", 1);

    /** Only on the session's event loop. */
    private Instant renewalsFrom = Instant.MIN;

    /** Only on the session's event loop. */
    private boolean ended;

    /**
     * @param papers of the agent
     * @param nodes what the agent is told of the gateway's nodes
     */
    AgentSession(
            Channel connection,
            AgentPapers papers,
            SessionLimits limits,
            MemoryBudget budget,
            AgentPool pool,
            AgentGroups groups,
            ServiceStreams services,
            TunnelThreads threads,
            GatewayEvents events,
            Instant since,
            Supplier<Optional<Replicas>> nodes) {
        this.papers = papers;
        this.name = papers.name();
        this.pool = pool;
        this.groups = groups;
        this.threads = threads;
        this.events = events;
        this.since = since;
        this.nodes = nodes;
        this.session = TunnelSession.ofGateway(
                connection,
                limits,
                budget,
                stream -> services.opened(stream, name.agentId(), name.tenant(), locationId()),
                this);
        this.way = new SessionWay(session, pool);
    }

    AgentName name() {
        return name;
    }

    String locationId() {
        return papers.locationId();
    }

    /** What its registry and authority say. */
    AgentPapers papers() {
        return papers;
    }

    String software() {
        return hello.software();
    }

    /** Differs from that of another session if the agent was started anew in between. */
    String instance() {
        return hello.instance();
    }

    Instant since() {
        return since;
    }

    /** This start of the agent, as the holder of a lease. */
    String holder() {
        return name.agentId() + "/" + instance();
    }

    /** Its right to serve, where one agent of a location does. */
    SessionLease lease() {
        return lease;
    }

    /** Whether it takes no more streams, or is not to get any. */
    boolean isDraining() {
        return draining;
    }

    /** Whether it could take streams if it had the lease. */
    boolean mayLead() {
        return !draining && lease.question().isPresent();
    }

    Duration roundTrip() {
        return session.roundTrip();
    }

    /** Streams whose bytes the agent does not take. */
    int stalledStreams() {
        return session.stalledStreams();
    }

    /** Whether the peer has been silent for longer than it should. */
    boolean isSuspect() {
        return session.isSuspect();
    }

    /** Streams that run, and those on their way here from other event loops. */
    int load() {
        return way.load();
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

    /** Tells the agent of all nodes of the gateway; on any thread. */
    void replicas(Replicas replicas) {
        onLoop(() -> session.replicas(replicas));
    }

    /** Ends the session with a last word; on any thread. */
    void bye(ByeCode code, String detail) {
        onLoop(() -> session.bye(code, detail));
    }

    @Override
    public void hello(Hello message) {
        hello = message;
        try {
            threads.blocking().execute(() -> {
                Optional<ByeCode> obstacle = papers.obstacle();
                Optional<LeaseAnswer> first =
                        obstacle.isPresent() ? Optional.empty() : Optional.of(groups.decide(this));
                session.eventLoop().execute(() -> answer(obstacle, first));
            });
        } catch (RejectedExecutionException e) {
            session.bye(ByeCode.SHUTDOWN, "the gateway is busy");
        }
    }

    @Override
    public void certificateWanted(String request) {
        Instant now = Instant.now();
        if (now.isBefore(renewalsFrom)) {
            return;
        }
        renewalsFrom = now.plus(BETWEEN_RENEWALS);
        try {
            threads.blocking()
                    .execute(() -> papers.renewed(request)
                            .ifPresent(chain -> session.eventLoop().execute(() -> session.certificate(chain))));
        } catch (RejectedExecutionException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "The gateway is busy; the agent asks again later", e);
        }
    }

    private void answer(Optional<ByeCode> obstacle, Optional<LeaseAnswer> first) {
        if (ended) {
            return;
        }
        if (obstacle.isPresent()) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "Agent {0} of tenant {1} was not let in: {2}",
                    name.agentId(),
                    name.tenant(),
                    obstacle.get().wireName());
            events.tunnelRefused(name.tenant(), name.agentId(), obstacle.get().wireName());
            session.bye(obstacle.get(), "");
        } else {
            session.welcome(UUID.randomUUID().toString(), hello);
            welcomed = true;
            first.ifPresent(this::take);
            nodes.get().ifPresent(session::replicas);
            pool.add(this);
            events.tunnelOpened(name.tenant(), name.agentId(), locationId());
            LOGGER.log(
                    System.Logger.Level.INFO,
                    "Agent {0} of tenant {1}, location ''{2}'', is connected",
                    name.agentId(),
                    name.tenant(),
                    locationId());
        }
    }

    @Override
    public void leaseAsked(long asked) {
        lease.asked(asked);
        if (welcomed) {
            groups.asked(this);
        }
    }

    /** What the agent is told about its lease; on any thread. */
    void leased(LeaseAnswer answer) {
        onLoop(() -> {
            take(answer);
            if (isAvailable()) {
                pool.announce();
            }
        });
    }

    /** The agent hears of its lease before the first stream of it. */
    private void take(LeaseAnswer answer) {
        session.lease(answer.message());
        lease.take(answer);
    }

    /** Whether new streams may go here. */
    boolean isAvailable() {
        return !draining && lease.isHeld();
    }

    /** Lets running streams finish and then ends the session; on any thread. */
    void drain(Duration grace, ByeCode reason) {
        draining = true;
        onLoop(() -> session.drain(grace, reason));
    }

    private void onLoop(Runnable task) {
        try {
            session.eventLoop().execute(task);
        } catch (RejectedExecutionException e) {
            // the event loop has ended, and the session with it
        }
    }

    @Override
    public void exposed(Expose told) {
        exposed = told.after(exposed);
    }

    /** What the agent says that it exposes; empty if it says nothing. */
    List<ExposedSystem> exposed() {
        return exposed;
    }

    @Override
    public void draining() {
        draining = true;
        groups.drains(this);
        pool.changed();
    }

    @Override
    public void closed(SessionEnd end) {
        ended = true;
        pool.remove(this);
        if (welcomed) {
            events.tunnelClosed(name.tenant(), name.agentId(), end.reason());
        }
        LOGGER.log(
                System.Logger.Level.DEBUG,
                "A session of agent {0}, tenant {1}, has ended: {2}",
                name.agentId(),
                name.tenant(),
                end.reason());
    }
}
