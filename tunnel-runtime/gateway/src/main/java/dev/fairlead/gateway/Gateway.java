package dev.fairlead.gateway;

import dev.fairlead.gateway.authority.AgentName;
import dev.fairlead.gateway.authority.CertificateAuthority;
import dev.fairlead.gateway.authority.GatewayDirectory;
import dev.fairlead.gateway.authority.NodeName;
import dev.fairlead.gateway.authority.ServerCertificate;
import dev.fairlead.gateway.authority.ServerKeys;
import dev.fairlead.gateway.client.WireBytes;
import dev.fairlead.gateway.cluster.ClusterSettings;
import dev.fairlead.gateway.enrolment.Enroller;
import dev.fairlead.gateway.enrolment.EnrolmentEndpoint;
import dev.fairlead.gateway.event.GatewayEvents;
import dev.fairlead.gateway.group.GroupRules;
import dev.fairlead.gateway.group.LeaseStore;
import dev.fairlead.gateway.group.Leases;
import dev.fairlead.gateway.group.LocalLeases;
import dev.fairlead.gateway.registry.AgentRegistry;
import dev.fairlead.gateway.route.Routes;
import dev.fairlead.gateway.service.IssuerOffer;
import dev.fairlead.gateway.service.ServiceMappings;
import dev.fairlead.gateway.service.ServiceStreams;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamException;
import dev.fairlead.tunnel.StreamSocket;
import dev.fairlead.tunnel.carrier.CarrierHandler;
import dev.fairlead.tunnel.carrier.CarrierTls;
import dev.fairlead.tunnel.carrier.ListenerSettings;
import dev.fairlead.tunnel.carrier.NetworkStack;
import dev.fairlead.tunnel.carrier.ServerPort;
import dev.fairlead.tunnel.carrier.TunnelListener;
import dev.fairlead.tunnel.carrier.TunnelThreads;
import dev.fairlead.tunnel.control.ByeCode;
import dev.fairlead.tunnel.yamux.MemoryBudget;
import io.netty.channel.Channel;
import io.netty.util.concurrent.FastThreadLocal;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * A gateway: agents dial it, and callers in this JVM open streams through them. A stream reaches agents of its own
 * tenant and location only.
 */
public final class Gateway implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(Gateway.class.getName());

    private final GatewaySettings settings;
    private final GatewayEvents events;
    private final WireBytes agentBytes = new WireBytes();
    private final MemoryBudget budget;
    private final TunnelThreads threads;
    private final AgentPool pool;
    private final AgentGroups groups;
    private final ServiceStreams services;
    private final Optional<Cluster> cluster;
    private final ServerKeys keys;
    private final Instant authorityExpiry;
    private final TunnelListener listener;
    private final Queue<ServerPort> ports = new ConcurrentLinkedQueue<>();

    private Gateway(GatewaySettings settings, GatewayEvents events, Clock clock, TunnelThreads threads)
            throws IOException {
        this.settings = settings;
        this.events = events;
        this.budget = new MemoryBudget(settings.limits().memoryBudget());
        this.threads = threads;
        this.pool = new AgentPool(settings.waitForAgent());
        this.groups = new AgentGroups(
                settings.groups(), pool, new Leases(leases(settings), System::nanoTime), threads.blocking());
        this.services = new ServiceStreams(threads.blocking());
        GatewayDirectory directory = GatewayDirectory.open(settings.directory());
        CertificateAuthority authority = CertificateAuthority.open(directory, clock);
        ServerCertificate certificate = new ServerCertificate(directory, authority, clock);
        certificate.cover(List.of());
        AgentRegistry registry = new AgentRegistry(directory);
        this.cluster = settings.cluster().map(nodes -> new Cluster(nodes, authority, certificate, pool, threads));
        this.keys = new ServerKeys(certificate);
        this.authorityExpiry = authority.certificate().getNotAfter().toInstant();
        this.listener = TunnelListener.bind(
                new ListenerSettings(
                        settings.bindHost(), settings.port(), settings.maxConnections(), settings.handshakeTimeout()),
                threads,
                CarrierTls.ofGateway(threads.stack(), keys, authority.certificate()),
                new Connections(new Enroller(directory, authority, registry, events, clock), registry, clock));
        new RevocationWatch(pool, threads, events).start();
        cluster.ifPresent(Cluster::start);
    }

    private static LeaseStore leases(GatewaySettings settings) {
        return settings.cluster().map(ClusterSettings::leases).orElseGet(LocalLeases::new);
    }

    /**
     * Starts a gateway and returns when it listens.
     *
     * @throws IOException if its directory cannot be used, or its address is taken
     */
    public static Gateway start(GatewaySettings settings) throws IOException {
        return start(settings, GatewayEvents.NONE);
    }

    /**
     * The same.
     *
     * @param events hears what happens to agents
     */
    public static Gateway start(GatewaySettings settings, GatewayEvents events) throws IOException {
        return start(settings, events, Clock.systemUTC());
    }

    static Gateway start(GatewaySettings settings, Clock clock) throws IOException {
        return start(settings, GatewayEvents.NONE, clock);
    }

    private static Gateway start(GatewaySettings settings, GatewayEvents events, Clock clock) throws IOException {
        TunnelThreads threads = settings.threads()
                .map(factory -> TunnelThreads.from(factory, settings.eventLoops(), NetworkStack.PORTABLE))
                .orElseGet(() -> new TunnelThreads("fairlead-gateway", settings.eventLoops()));
        try {
            Gateway gateway = new Gateway(settings, events, clock, threads);
            LOGGER.log(
                    System.Logger.Level.INFO,
                    "The gateway listens for agents on {0}:{1}",
                    settings.bindHost(),
                    Integer.toString(gateway.agentPort()));
            return gateway;
        } catch (IOException | RuntimeException e) {
            threads.close();
            throw e;
        } finally {
            // the starting thread belongs to a container and outlives this class space
            FastThreadLocal.removeAll();
        }
    }

    /** The port on which agents are awaited. */
    public int agentPort() {
        return listener.port();
    }

    /**
     * Opens a stream through an agent of the request's tenant and location. Waits while none is connected, as long as
     * the settings say, but not for the agent's answer: a refusal is thrown by the socket's streams.
     *
     * @throws StreamException ({@code no_agent}) if no agent came
     * @throws IOException if the thread was interrupted
     */
    public StreamSocket open(OpenRequest request) throws IOException {
        return pool.await(request).open(request);
    }

    /** The same for callers on event loops. */
    public Routes routes() {
        return pool;
    }

    /**
     * Opens a further port on the gateway's event loops; it is closed with the gateway.
     *
     * @param address of this machine; port 0 for any that is free
     * @param maxConnections connections at a time
     * @param accepted puts handlers on a new connection
     * @throws IOException if the address or port cannot be had
     */
    public ServerPort listen(InetSocketAddress address, int maxConnections, Consumer<Channel> accepted)
            throws IOException {
        ServerPort port = ServerPort.bind(address, threads, maxConnections, accepted);
        ports.add(port);
        return port;
    }

    /** From now on agents may have the keys of these issuers. Before the first call they are told of none. */
    public void offer(List<IssuerOffer> issuers) {
        services.offer(issuers);
    }

    /** From now on agents reach these services; streams that run go on. Before the first call they reach none. */
    public void expose(ServiceMappings mappings) {
        services.use(mappings);
    }

    /** For tasks of fronts that block. */
    public Executor blocking() {
        return threads.blocking();
    }

    /** For tasks of fronts that take processor time. */
    public Executor computing() {
        return threads.computing();
    }

    /** From now on, agents of one location are to each other what these rules say; no stream is cut. */
    public void groups(GroupRules rules) {
        groups.change(rules);
    }

    /** Other nodes send no more streams here; agents and callers go on. Streams that run end by themselves. */
    public void drain() {
        cluster.ifPresent(Cluster::drain);
    }

    /** Streams that run through agents at this moment, also through those of other nodes. */
    public int streams() {
        return pool.load();
    }

    /** The agents that are connected at this moment. */
    public List<ConnectedAgent> agents() {
        return AgentOverview.of(pool.sessions(), groups::modeOf);
    }

    /** How it fares at this moment. */
    public GatewayFigures figures() {
        return new GatewayFigures(
                pool.sessions().stream().mapToInt(AgentSession::stalledStreams).sum(),
                budget.bufferedBytes(),
                pool.timeouts(),
                Map.of("gateway", keys.expiry(), "authority", authorityExpiry));
    }

    /** The bytes of agents' connections so far, as they are on the wire. */
    public WireBytes agentBytes() {
        return agentBytes;
    }

    /** Says goodbye to every agent, and ends every thread; streams that run are lost. Idempotent. */
    @Override
    public void close() {
        if (threads.isClosed()) {
            return;
        }
        ports.forEach(ServerPort::close);
        cluster.ifPresent(Cluster::close);
        pool.close().forEach(session -> session.bye(ByeCode.SHUTDOWN, "the gateway was closed"));
        // behind the goodbyes, in the order of the event loops
        listener.close();
        services.close();
        threads.close();
    }

    /** Takes connections over from the listener. */
    private final class Connections implements CarrierHandler {
        private final Enroller enroller;
        private final AgentRegistry registry;
        private final Clock clock;

        Connections(Enroller enroller, AgentRegistry registry, Clock clock) {
            this.enroller = enroller;
            this.registry = registry;
            this.clock = clock;
        }

        @Override
        public void tunnel(Channel connection, X509Certificate certificate) {
            Optional<AgentName> name = AgentName.in(certificate);
            // a resumed TLS session is not verified again
            boolean valid = clock.instant().isBefore(certificate.getNotAfter().toInstant());
            Optional<NodeName> node = NodeName.in(certificate);
            if (node.isPresent() && valid) {
                new PeerSession(connection, node.get(), settings.limits(), budget, pool);
            } else if (name.isPresent() && valid) {
                connection.pipeline().addFirst(agentBytes);
                new AgentSession(
                        connection,
                        new AgentPapers(name.get(), registry, enroller),
                        settings.limits(),
                        budget,
                        pool,
                        groups,
                        services,
                        threads,
                        events,
                        clock.instant(),
                        () -> cluster.flatMap(Cluster::replicas));
            } else {
                events.tunnelRefused(
                        name.map(AgentName::tenant).orElse(""),
                        name.map(AgentName::agentId).orElse(""),
                        valid ? "certificate" : "expired");
                LOGGER.log(
                        System.Logger.Level.WARNING,
                        "Connection from {0} refused: its certificate names no agent or has expired",
                        connection.remoteAddress());
                connection.close();
            }
        }

        @Override
        public void enrolment(Channel connection) {
            EnrolmentEndpoint.install(connection, enroller, threads.blocking());
        }
    }
}
