package dev.fairlead.gateway.server;

import dev.fairlead.gateway.ConnectedAgent;
import dev.fairlead.gateway.Gateway;
import dev.fairlead.gateway.GatewayFigures;
import dev.fairlead.gateway.GatewaySettings;
import dev.fairlead.gateway.admin.AdminPages;
import dev.fairlead.gateway.admin.AdminView;
import dev.fairlead.gateway.admin.ListenerView;
import dev.fairlead.gateway.admission.ProxyTokens;
import dev.fairlead.gateway.client.WireBytes;
import dev.fairlead.gateway.configuration.AdminSettings;
import dev.fairlead.gateway.configuration.FrontSettings;
import dev.fairlead.gateway.configuration.GatewayConfiguration;
import dev.fairlead.tunnel.admin.AdminFront;
import dev.fairlead.tunnel.audit.AuditLevel;
import dev.fairlead.tunnel.audit.AuditLog;
import dev.fairlead.tunnel.audit.AuditSettings;
import dev.fairlead.tunnel.audit.AuditTrail;
import dev.fairlead.tunnel.audit.LogInUseException;
import dev.fairlead.tunnel.carrier.ServerPort;
import dev.fairlead.tunnel.fetch.CheckedFetch;
import dev.fairlead.tunnel.token.KeyLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;

/** A running gateway with its listeners. */
public final class GatewayServer implements AdminView, AutoCloseable {
    private static final int ADMIN_CONNECTIONS = 50;
    private static final int MOST_NODES = 64;
    private static final long LOOK_MILLIS = 20;

    private final Optional<AuditLog> audit;
    private final boolean tenantLabels;
    private final AuditEvents events;
    private final Gateway gateway;
    private final GatewaySettings started;
    private final List<FrontServer> fronts = new ArrayList<>();
    private final Optional<ServerPort> admin;
    private volatile ProxyTokens tokens;
    private volatile boolean draining;

    private GatewayServer(
            GatewayConfiguration configuration, Optional<AuditLog> audit, AuditEvents events, Gateway gateway)
            throws IOException {
        this.audit = audit;
        this.events = events;
        this.gateway = gateway;
        this.started = configuration.gateway();
        this.tokens = tokens(configuration);
        gateway.offer(configuration.offers());
        gateway.expose(configuration.services());
        for (FrontSettings settings : configuration.fronts()) {
            fronts.add(new FrontServer(settings, gateway, tokens, events));
        }
        this.tenantLabels =
                configuration.admin().map(AdminSettings::tenantLabels).orElse(false);
        if (configuration.admin().isPresent()) {
            this.admin = Optional.of(gateway.listen(
                    configuration.admin().get().address(),
                    ADMIN_CONNECTIONS,
                    new AdminFront(new AdminPages(this))::accept));
        } else {
            this.admin = Optional.empty();
        }
        tokens.isReady();
    }

    /**
     * Starts everything that a configuration names, and returns when it listens.
     *
     * @throws IOException if the directory cannot be used, or an address is taken
     */
    public static GatewayServer start(GatewayConfiguration configuration) throws IOException {
        Optional<AuditLog> audit = audit(configuration.audit());
        try {
            return start(configuration, audit);
        } catch (IOException | RuntimeException e) {
            audit.ifPresent(AuditLog::close);
            throw e;
        }
    }

    private static Optional<AuditLog> audit(Optional<Path> directory) throws IOException {
        if (directory.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(audit(directory.get(), "gateway", 2));
    }

    /** Nodes that share a directory have a log each: the first that nobody else writes. */
    private static AuditLog audit(Path directory, String scope, int next) throws IOException {
        try {
            AuditSettings settings = new AuditSettings(AuditLevel.ALL, false);
            return AuditLog.open(directory, scope, settings, Clock.systemDefaultZone());
        } catch (LogInUseException other) {
            if (next > MOST_NODES) {
                throw other;
            }
            return audit(directory, "gateway_" + next, next + 1);
        }
    }

    private static GatewayServer start(GatewayConfiguration configuration, Optional<AuditLog> audit)
            throws IOException {
        AuditEvents events = new AuditEvents(audit.isPresent() ? audit.get() : AuditTrail.NONE);
        Gateway gateway = Gateway.start(configuration.gateway(), events);
        try {
            return new GatewayServer(configuration, audit, events, gateway);
        } catch (IOException | RuntimeException e) {
            gateway.close();
            throw e;
        }
    }

    /**
     * Admits by a changed configuration from now on: issuers, clients, tenants, services for agents, and the identities
     * that listeners show.
     * No stream is cut.
     *
     * @return what has changed and needs a new start; empty if nothing has
     * @throws IOException if a listener cannot show its new identity
     */
    public synchronized Optional<String> reload(GatewayConfiguration changed) throws IOException {
        ProxyTokens renewed = tokens(changed);
        List<String> left = new ArrayList<>();
        for (FrontServer front : fronts) {
            Optional<FrontSettings> settings = changed.fronts().stream()
                    .filter(front.settings()::isSamePlaceAs)
                    .findFirst();
            if (settings.isPresent()) {
                front.change(settings.get(), renewed);
                if (!settings.get().limits().equals(front.settings().limits())) {
                    left.add("the limits of the listener on " + front.settings().address());
                }
            } else {
                left.add("the listener on " + front.settings().address());
            }
        }
        if (changed.fronts().size() != fronts.size()) {
            left.add("the number of listeners");
        }
        if (!changed.gateway().awaitsAgentsLike(started)) {
            left.add("the address, limits or wait of agents");
        }
        gateway.groups(changed.gateway().groups());
        gateway.offer(changed.offers());
        gateway.expose(changed.services());
        tokens = renewed;
        tokens.isReady();
        events.configurationChanged(changed.revision());
        return left.isEmpty() ? Optional.empty() : Optional.of("Start anew to change " + String.join(", ", left));
    }

    private ProxyTokens tokens(GatewayConfiguration configuration) {
        CheckedFetch fetch =
                new CheckedFetch(configuration.addresses(), (SSLSocketFactory) SSLSocketFactory.getDefault());
        return new ProxyTokens(
                configuration.issuers(),
                new KeyLoader(fetch),
                gateway.blocking(),
                gateway.computing(),
                Clock.systemUTC());
    }

    /** Where health and metrics are served; empty: nowhere. */
    public Optional<Integer> adminPort() {
        return admin.map(ServerPort::port);
    }

    @Override
    public List<ListenerView> listeners() {
        return fronts.stream().map(FrontServer::view).toList();
    }

    /** Whether calls are taken and can be decided: the keys of all issuers known by name are there. */
    @Override
    public boolean isReady() {
        return !draining && tokens.isReady();
    }

    /**
     * Takes no more clients, lets what runs finish, and closes. Until then agents stay connected, requests on
     * connections that stand are served, and each connection ends with its response. Blocks.
     *
     * @param grace how long that may take
     * @param drainage hears what is waited for
     * @throws InterruptedException if the thread was interrupted; nothing is closed then
     */
    public void drain(Duration grace, Drainage drainage) throws InterruptedException {
        long until = System.nanoTime() + grace.toNanos();
        draining = true;
        fronts.forEach(FrontServer::drain);
        gateway.drain();
        long report = System.nanoTime();
        for (long now = report; now - until < 0 && isBusy(); now = System.nanoTime()) {
            if (now - report >= 0) {
                drainage.waiting(connections(), gateway.streams(), Duration.ofNanos(until - now));
                report = now + TimeUnit.SECONDS.toNanos(1);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        close();
    }

    private boolean isBusy() {
        return connections() > 0 || gateway.streams() > 0;
    }

    private int connections() {
        return fronts.stream().mapToInt(FrontServer::connections).sum();
    }

    /** The ports of the listeners, in the order of the configuration. */
    public List<Integer> ports() {
        return fronts.stream().map(FrontServer::port).toList();
    }

    /** The gateway itself, for callers in this JVM; it is closed with this. */
    public Gateway gateway() {
        return gateway;
    }

    /** The port on which agents are awaited. */
    public int agentPort() {
        return gateway.agentPort();
    }

    @Override
    public WireBytes agentBytes() {
        return gateway.agentBytes();
    }

    @Override
    public GatewayFigures figures() {
        return gateway.figures();
    }

    @Override
    public boolean tenantLabels() {
        return tenantLabels;
    }

    @Override
    public long auditFailures() {
        return audit.map(AuditLog::failures).orElse(0L);
    }

    @Override
    public List<ConnectedAgent> agents() {
        return gateway.agents();
    }

    /** Ends every connection and every thread. */
    @Override
    public void close() {
        gateway.close();
        audit.ifPresent(AuditLog::close);
    }
}
