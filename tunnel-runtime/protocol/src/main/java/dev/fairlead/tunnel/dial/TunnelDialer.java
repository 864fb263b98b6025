package dev.fairlead.tunnel.dial;

import dev.fairlead.tunnel.StreamAcceptor;
import dev.fairlead.tunnel.carrier.AgentTls;
import dev.fairlead.tunnel.carrier.CarrierDialer;
import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.carrier.Natives;
import dev.fairlead.tunnel.carrier.NetworkStack;
import dev.fairlead.tunnel.carrier.ServerPort;
import dev.fairlead.tunnel.carrier.TunnelThreads;
import dev.fairlead.tunnel.control.Announcement;
import dev.fairlead.tunnel.enrolment.AgentCredentials;
import dev.fairlead.tunnel.stream.TunnelSession;
import dev.fairlead.tunnel.yamux.MemoryBudget;
import io.netty.channel.Channel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;

/**
 * Keeps an agent connected: dials every node of its gateway, and dials again for ever whenever a session is lost. The
 * nodes are those of its settings, until one of them tells which others there are.
 */
public final class TunnelDialer implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration RENEWAL_CHECK = Duration.ofHours(1);
    private static final Duration REPORT_EVERY = Duration.ofSeconds(1);
    private static final Duration LAST_WORDS = Duration.ofSeconds(3);

    private final DialSettings settings;
    private final TunnelThreads threads;
    private final DialListener listener;
    private final SlotTable slots;

    private TunnelDialer(
            DialSettings settings,
            TunnelThreads threads,
            CertificateRenewal renewal,
            StreamAcceptor acceptor,
            DialListener listener) {
        this.settings = settings;
        this.threads = threads;
        this.listener = listener;
        CarrierDialer carrier = new CarrierDialer(threads, settings.carrier(), renewal::tls, CONNECT_TIMEOUT);
        MemoryBudget budget = new MemoryBudget(settings.limits().memoryBudget());
        String instance = UUID.randomUUID().toString();
        this.slots = new SlotTable(
                settings.endpoints(),
                settings.sessionsPerEndpoint(),
                endpoint -> new DialSlot(
                        settings,
                        endpoint,
                        instance,
                        carrier,
                        budget,
                        threads.next(),
                        acceptor,
                        listener,
                        slots(),
                        renewal));
    }

    /**
     * Starts dialling and returns at once.
     *
     * @param settings whom to dial, and as whom
     * @param acceptor decides about the streams that the gateway opens
     * @param listener hears what becomes of the sessions
     * @throws IllegalArgumentException if the credentials hold no key that TLS can use
     */
    public static TunnelDialer start(DialSettings settings, StreamAcceptor acceptor, DialListener listener) {
        Objects.requireNonNull(acceptor, "acceptor");
        Objects.requireNonNull(listener, "listener");
        int sessions = settings.endpoints().size() * settings.sessionsPerEndpoint();
        int loops = Math.min(sessions, Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
        NetworkStack stack = NetworkStack.choose(Natives.configured());
        AgentTls first = tls(stack, settings, settings.credentials());
        TunnelThreads threads = new TunnelThreads("fairlead-tunnel", loops, stack);
        CertificateRenewal renewal = new CertificateRenewal(
                settings.credentials(),
                first,
                settings.keeper(),
                renewed -> tls(stack, settings, renewed),
                threads.blocking(),
                Clock.systemUTC());
        TunnelDialer dialer = new TunnelDialer(settings, threads, renewal, acceptor, listener);
        dialer.slots.arrange();
        threads.next()
                .scheduleWithFixedDelay(
                        () -> dialer.slots.leastBusy().ifPresent(renewal::look),
                        RENEWAL_CHECK.toMinutes(),
                        RENEWAL_CHECK.toMinutes(),
                        TimeUnit.MINUTES);
        return dialer;
    }

    /** Where slots report; there is none before the table of them. */
    private DialNodes slots() {
        return slots;
    }

    private static AgentTls tls(NetworkStack stack, DialSettings settings, AgentCredentials credentials) {
        try {
            return AgentTls.ofSession(stack, credentials.identity(), credentials.authority(), settings.carrier());
        } catch (SSLException e) {
            throw new IllegalArgumentException("agent " + credentials.agentId() + " has no usable key", e);
        }
    }

    /** Sessions that stand at this moment. */
    public int sessions() {
        return slots.standing();
    }

    /** Streams that run at this moment. */
    public int streams() {
        return slots.streams();
    }

    /** Keeps another number of sessions at each node from now on; those that are too many are drained. */
    public void sessionsPerEndpoint(int number) {
        slots.sessionsPerNode(number);
    }

    /** Dials these from now on, unless gateways tell of nodes; those that are not among them are drained. */
    public void endpoints(List<Endpoint> endpoints) {
        slots.give(endpoints);
    }

    /** Tells these, instead of what was told before, in every session that stands, and whenever one starts. */
    public void announce(List<? extends Announcement> messages) {
        slots.announce(messages);
    }

    /** Sessions that stand, for each node that is dialled, also those without any. */
    public Map<Endpoint, Integer> sessionsByGateway() {
        return slots.standingAtEach();
    }

    /** The session that has the fewest streams, for a stream of this side; empty if none stands. */
    public Optional<TunnelSession> leastBusy() {
        return slots.leastBusy();
    }

    /**
     * Opens a local port on the event loops of the sessions.
     *
     * @param maxConnections connections at a time
     * @param accepted puts handlers on a new connection, on its event loop
     * @throws IOException if the address or port cannot be had
     */
    public ServerPort listen(InetSocketAddress address, int maxConnections, Consumer<Channel> accepted)
            throws IOException {
        return ServerPort.bind(address, threads, maxConnections, accepted);
    }

    /**
     * Tells the gateways to open no more streams here, lets running ones finish within the settings' time, and ends
     * every session and thread. Waits for that, so it must not be called on an event loop; idempotent.
     */
    @Override
    public synchronized void close() {
        if (threads.isClosed()) {
            return;
        }
        CompletableFuture<Void> ended = slots.close();
        long until = System.nanoTime() + settings.drain().toNanos();
        try {
            while (!isOver(ended, until)) {
                listener.draining(slots.streams(), Duration.ofNanos(Math.max(0, until - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            threads.close();
        }
    }

    /** Waits a second at most. A peer that does not answer is not waited for longer than streams are. */
    private static boolean isOver(CompletableFuture<Void> ended, long until) throws InterruptedException {
        long left = until + LAST_WORDS.toNanos() - System.nanoTime();
        try {
            ended.get(Math.max(0, Math.min(left, REPORT_EVERY.toNanos())), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException running) {
            return left <= 0;
        } catch (ExecutionException impossible) {
            return true;
        }
    }
}
