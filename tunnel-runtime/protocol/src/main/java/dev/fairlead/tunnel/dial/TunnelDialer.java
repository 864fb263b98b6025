package dev.fairlead.tunnel.dial;

import dev.fairlead.tunnel.StreamAcceptor;
import dev.fairlead.tunnel.carrier.AgentTls;
import dev.fairlead.tunnel.carrier.CarrierDialer;
import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.carrier.Natives;
import dev.fairlead.tunnel.carrier.NetworkStack;
import dev.fairlead.tunnel.carrier.ServerPort;
import dev.fairlead.tunnel.carrier.TunnelThreads;
import dev.fairlead.tunnel.enrolment.AgentCredentials;
import dev.fairlead.tunnel.stream.TunnelSession;
import dev.fairlead.tunnel.yamux.MemoryBudget;
import io.netty.channel.Channel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
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
 * Keeps an agent connected: dials every gateway of its settings, and dials again for ever whenever a session is lost.
 */
public final class TunnelDialer implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LAST_WORDS = Duration.ofSeconds(3);

    private final DialSettings settings;
    private final TunnelThreads threads;
    private final List<DialSlot> slots;

    private TunnelDialer(DialSettings settings, TunnelThreads threads, List<DialSlot> slots) {
        this.settings = settings;
        this.threads = threads;
        this.slots = List.copyOf(slots);
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
        AgentTls tls = tls(stack, settings);
        TunnelThreads threads = new TunnelThreads("fairlead-tunnel", loops, stack);
        CarrierDialer carrier = new CarrierDialer(threads, settings.carrier(), () -> tls, CONNECT_TIMEOUT);
        MemoryBudget budget = new MemoryBudget(settings.limits().memoryBudget());
        String instance = UUID.randomUUID().toString();
        List<DialSlot> slots = new ArrayList<>();
        for (Endpoint endpoint : settings.endpoints()) {
            for (int i = 0; i < settings.sessionsPerEndpoint(); i++) {
                slots.add(new DialSlot(
                        settings, endpoint, instance, carrier, budget, threads.next(), acceptor, listener));
            }
        }
        slots.forEach(DialSlot::start);
        return new TunnelDialer(settings, threads, slots);
    }

    private static AgentTls tls(NetworkStack stack, DialSettings settings) {
        AgentCredentials credentials = settings.credentials();
        try {
            return AgentTls.ofSession(stack, credentials.identity(), credentials.authority(), settings.carrier());
        } catch (SSLException e) {
            throw new IllegalArgumentException("agent " + credentials.agentId() + " has no usable key", e);
        }
    }

    /** Sessions that stand at this moment. */
    public int sessions() {
        return (int) slots.stream().filter(DialSlot::isStanding).count();
    }

    /** The same for each gateway that is dialled, also those without any. */
    public Map<Endpoint, Integer> sessionsByGateway() {
        Map<Endpoint, Integer> standing = new LinkedHashMap<>();
        slots.forEach(slot -> standing.merge(slot.endpoint(), slot.isStanding() ? 1 : 0, Integer::sum));
        return standing;
    }

    /** The session that has the fewest streams, for a stream of this side; empty if none stands. */
    public Optional<TunnelSession> leastBusy() {
        return slots.stream()
                .flatMap(slot -> slot.standing().stream())
                .min(Comparator.comparingInt(TunnelSession::load));
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
        CompletableFuture<?>[] ended = slots.stream().map(DialSlot::close).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ended).get(settings.drain().plus(LAST_WORDS).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // a peer that does not answer is not waited for any longer
        } finally {
            threads.close();
        }
    }
}
