package dev.fairlead.gateway;

import dev.fairlead.gateway.authority.AgentName;
import dev.fairlead.gateway.registry.AgentRegistry;
import dev.fairlead.gateway.registry.RegisteredAgent;
import dev.fairlead.gateway.route.LoopStream;
import dev.fairlead.gateway.route.StreamTaker;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.StreamSocket;
import dev.fairlead.tunnel.carrier.TunnelThreads;
import dev.fairlead.tunnel.control.ByeCode;
import dev.fairlead.tunnel.control.Hello;
import dev.fairlead.tunnel.stream.SessionEnd;
import dev.fairlead.tunnel.stream.TunnelSession;
import dev.fairlead.tunnel.stream.TunnelSessionListener;
import dev.fairlead.tunnel.yamux.MemoryBudget;
import dev.fairlead.tunnel.yamux.SessionLimits;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;

/** A session of an agent, from its hello on: let in if the registry has the agent, and then a member of the pool. */
final class AgentSession implements TunnelSessionListener {
    private static final System.Logger LOGGER = System.getLogger(AgentSession.class.getName());

    private final AgentName name;
    private final AgentRegistry registry;
    private final AgentPool pool;
    private final TunnelThreads threads;
    private final Instant since;
    private final TunnelSession session;
    private volatile String locationId = "";
    private volatile boolean draining;
    private volatile Hello hello = new Hello(0, "", "", 1);

    /** Only on the session's event loop. */
    private boolean ended;

    /** @param name from the certificate, which the handshake has verified */
    AgentSession(
            Channel connection,
            AgentName name,
            SessionLimits limits,
            MemoryBudget budget,
            AgentRegistry registry,
            AgentPool pool,
            TunnelThreads threads,
            Instant since) {
        this.name = name;
        this.registry = registry;
        this.pool = pool;
        this.threads = threads;
        this.since = since;
        this.session = TunnelSession.ofGateway(connection, limits, budget, this);
    }

    AgentName name() {
        return name;
    }

    String locationId() {
        return locationId;
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

    int load() {
        return session.load();
    }

    StreamSocket open(OpenRequest request) {
        return StreamSocket.open(session.eventLoop(), request, session::open);
    }

    /**
     * Opens a stream for a front.
     *
     * @param loop the front's, where all this is called and answered
     * @param full called instead of {@code opened} if the session takes no stream; nothing was sent then
     */
    void open(OpenRequest request, EventLoop loop, StreamHandler handler, StreamTaker opened, Runnable full) {
        EventLoop own = session.eventLoop();
        if (own == loop) {
            if (session.takesStreams()) {
                opened.opened(session.open(request, handler));
            } else {
                full.run();
            }
            return;
        }
        try {
            own.execute(() -> {
                boolean takes = session.takesStreams();
                if (takes) {
                    LoopStream stream =
                            LoopStream.open(loop, own, request, handler, hopping -> session.open(request, hopping));
                    loop.execute(() -> opened.opened(stream));
                } else {
                    loop.execute(full);
                }
            });
        } catch (RejectedExecutionException ended) {
            full.run();
        }
    }

    /** Ends the session with a last word; on any thread. */
    void bye(ByeCode code, String detail) {
        try {
            session.eventLoop().execute(() -> session.bye(code, detail));
        } catch (RejectedExecutionException e) {
            // the event loop has ended, and the session with it
        }
    }

    @Override
    public void hello(Hello message) {
        hello = message;
        try {
            threads.blocking().execute(() -> {
                Optional<ByeCode> obstacle = obstacleToAdmission();
                session.eventLoop().execute(() -> answer(obstacle));
            });
        } catch (RejectedExecutionException e) {
            session.bye(ByeCode.SHUTDOWN, "the gateway is busy");
        }
    }

    private Optional<ByeCode> obstacleToAdmission() {
        try {
            return refusal();
        } catch (IOException e) {
            LOGGER.log(System.Logger.Level.ERROR, "The registration of agent " + name.agentId() + " is unreadable", e);
            return Optional.of(ByeCode.OTHER);
        }
    }

    /**
     * Whether the registry still has it that the agent may connect; blocks.
     *
     * @throws IOException if the registry does not say
     */
    Optional<ByeCode> refusal() throws IOException {
        Optional<RegisteredAgent> agent =
                registry.find(name.agentId()).filter(found -> found.name().equals(name));
        agent.ifPresent(found -> locationId = found.locationId());
        if (agent.isEmpty()) {
            return Optional.of(ByeCode.UNKNOWN_AGENT);
        }
        return agent.get().revoked() ? Optional.of(ByeCode.REVOKED) : Optional.empty();
    }

    private void answer(Optional<ByeCode> obstacle) {
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
            session.bye(obstacle.get(), "");
        } else {
            session.welcome(UUID.randomUUID().toString(), hello);
            pool.add(this);
            LOGGER.log(
                    System.Logger.Level.INFO,
                    "Agent {0} of tenant {1}, location ''{2}'', is connected",
                    name.agentId(),
                    name.tenant(),
                    locationId);
        }
    }

    /** Whether new streams may still go here. */
    boolean isAvailable() {
        return !draining;
    }

    @Override
    public void draining() {
        draining = true;
    }

    @Override
    public void closed(SessionEnd end) {
        ended = true;
        pool.remove(this);
        LOGGER.log(
                System.Logger.Level.DEBUG,
                "A session of agent {0}, tenant {1}, has ended: {2}",
                name.agentId(),
                name.tenant(),
                end.reason());
    }
}
