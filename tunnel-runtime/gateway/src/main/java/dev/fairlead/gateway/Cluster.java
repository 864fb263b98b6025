package dev.fairlead.gateway;

import dev.fairlead.gateway.authority.CertificateAuthority;
import dev.fairlead.gateway.authority.NodeName;
import dev.fairlead.gateway.authority.ServerCertificate;
import dev.fairlead.gateway.cluster.ClusterSettings;
import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.carrier.TunnelThreads;
import dev.fairlead.tunnel.control.Replicas;
import dev.fairlead.tunnel.control.Routes;
import dev.fairlead.tunnel.dial.DialListener;
import dev.fairlead.tunnel.dial.DialSettings;
import dev.fairlead.tunnel.dial.TunnelDialer;
import dev.fairlead.tunnel.enrolment.AgentCredentials;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The other nodes of this gateway. Every agent is told of all nodes; this node keeps a session to each other one, and
 * tells it what it has agents for.
 */
final class Cluster implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(Cluster.class.getName());
    private static final int ROUTES_A_MESSAGE = 100;
    private static final int LEAVE_SECONDS = 2;

    private final ClusterSettings settings;
    private final CertificateAuthority authority;
    private final ServerCertificate certificate;
    private final AgentPool pool;
    private final TunnelThreads threads;
    private final NodeName name = NodeName.draw();
    private Optional<TunnelDialer> peers = Optional.empty();
    private volatile boolean draining;
    private List<Routes.Route> announced = List.of();
    private volatile Optional<Replicas> replicas = Optional.empty();

    Cluster(
            ClusterSettings settings,
            CertificateAuthority authority,
            ServerCertificate certificate,
            AgentPool pool,
            TunnelThreads threads) {
        this.settings = settings;
        this.authority = authority;
        this.certificate = certificate;
        this.pool = pool;
        this.threads = threads;
    }

    /** Looks now, and then again and again until the threads end; blocks for the first look. */
    void start() {
        look();
        long every = settings.lookEvery().toMillis();
        threads.next().scheduleWithFixedDelay(() -> submit(this::look), every, every, TimeUnit.MILLISECONDS);
        pool.onChange(() -> submit(this::announce));
    }

    /** What agents are told; empty until the nodes are known. */
    Optional<Replicas> replicas() {
        return replicas;
    }

    private void submit(Runnable task) {
        try {
            threads.blocking().execute(task);
        } catch (RejectedExecutionException busy) {
            LOGGER.log(System.Logger.Level.DEBUG, "The gateway is busy and looks at its nodes later", busy);
        }
    }

    private synchronized void look() {
        try {
            List<Endpoint> nodes = settings.members().nodes();
            if (!nodes.isEmpty() && !replicas.map(Replicas::endpoints).equals(Optional.of(nodes))) {
                certificate.cover(nodes.stream()
                        .filter(settings.members()::isVouchedFor)
                        .map(Endpoint::host)
                        .toList());
                Replicas told = new Replicas(nodes);
                replicas = Optional.of(told);
                LOGGER.log(System.Logger.Level.INFO, "The nodes of this gateway are {0}", nodes);
                follow(nodes.stream()
                        .filter(node -> !settings.members().isSelf(node))
                        .toList());
                pool.sessions().forEach(session -> session.replicas(told));
            }
        } catch (IOException | GeneralSecurityException unknown) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "The nodes of this gateway cannot be told now; those of before stay",
                    unknown);
        }
        announce();
    }

    private void follow(List<Endpoint> others) throws IOException, GeneralSecurityException {
        if (peers.isPresent()) {
            peers.get().endpoints(others);
        } else if (!others.isEmpty()) {
            AgentCredentials credentials = new AgentCredentials(
                    "", "", name.id(), others.get(0), authority.certificate(), authority.issueNode(name));
            DialSettings dial = DialSettings.of(credentials)
                    .withEndpoints(others)
                    .withSessionsPerEndpoint(1)
                    .withDrain(Duration.ZERO)
                    .withSoftware("fairlead-gateway");
            peers = Optional.of(
                    TunnelDialer.start(dial, stream -> ForwardedStream.forward(stream, pool), DialListener.NONE));
        }
    }

    /** Tells the other nodes what this one has agents for, if that has changed. */
    private synchronized void announce() {
        List<RouteKey> keys = draining ? List.of() : pool.keys();
        List<Routes.Route> routes = keys.stream()
                .map(key -> new Routes.Route(key.tenant(), key.locationId()))
                .toList();
        if (peers.isEmpty() || routes.equals(announced)) {
            return;
        }
        announced = routes;
        List<Routes> messages = new ArrayList<>();
        for (int from = 0; from == 0 || from < routes.size(); from += ROUTES_A_MESSAGE) {
            List<Routes.Route> part = routes.subList(from, Math.min(routes.size(), from + ROUTES_A_MESSAGE));
            messages.add(new Routes(from == 0, part));
        }
        peers.get().announce(messages);
    }

    /** Other nodes send nothing here any more. */
    void drain() {
        draining = true;
        leave();
        submit(this::announce);
    }

    /** Tells the others, but does not wait for long: what would tell them may be what is in trouble. */
    private void leave() {
        try {
            CompletableFuture.runAsync(settings.members()::close, threads.blocking())
                    .get(LEAVE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RejectedExecutionException unheard) {
            LOGGER.log(System.Logger.Level.DEBUG, "This node goes without having told the others", unheard);
        }
    }

    @Override
    public void close() {
        leave();
        Optional<TunnelDialer> open;
        synchronized (this) {
            open = peers;
        }
        open.ifPresent(TunnelDialer::close);
    }
}
