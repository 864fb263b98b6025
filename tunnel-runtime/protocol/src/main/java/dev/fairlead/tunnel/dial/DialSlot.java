package dev.fairlead.tunnel.dial;

import dev.fairlead.tunnel.StreamAcceptor;
import dev.fairlead.tunnel.carrier.CarrierDialer;
import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.control.Announcement;
import dev.fairlead.tunnel.control.ByeCode;
import dev.fairlead.tunnel.control.Welcome;
import dev.fairlead.tunnel.stream.SessionEnd;
import dev.fairlead.tunnel.stream.TunnelSession;
import dev.fairlead.tunnel.stream.TunnelSessionListener;
import dev.fairlead.tunnel.yamux.MemoryBudget;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** One session to one gateway, dialled again whenever it ends. Lives on one event loop. */
final class DialSlot implements TunnelSessionListener {
    private final DialSettings settings;
    private final Endpoint endpoint;
    private final String instance;
    private final CarrierDialer carrier;
    private final MemoryBudget budget;
    private final EventLoop loop;
    private final StreamAcceptor acceptor;
    private final DialListener listener;
    private final DialNodes nodes;
    private final CertificateRenewal renewal;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile Optional<TunnelSession> session = Optional.empty();
    private Optional<Future<?>> retry = Optional.empty();
    private volatile boolean standing;
    private volatile List<Endpoint> replicas = List.of();
    private boolean closing;
    private long standingSince;
    private int failures;
    private int refusals;

    DialSlot(
            DialSettings settings,
            Endpoint endpoint,
            String instance,
            CarrierDialer carrier,
            MemoryBudget budget,
            EventLoop loop,
            StreamAcceptor acceptor,
            DialListener listener,
            DialNodes nodes,
            CertificateRenewal renewal) {
        this.settings = settings;
        this.endpoint = endpoint;
        this.instance = instance;
        this.carrier = carrier;
        this.budget = budget;
        this.loop = loop;
        this.acceptor = acceptor;
        this.listener = listener;
        this.nodes = nodes;
        this.renewal = renewal;
    }

    void start() {
        loop.execute(this::dial);
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /** Whether the session stands; may be asked on any thread. */
    boolean isStanding() {
        return standing;
    }

    /** The session if it stands; may be asked on any thread. */
    Optional<TunnelSession> standing() {
        return standing ? session : Optional.empty();
    }

    /** The gateway's nodes as this session was told; empty if it was not, or does not stand. */
    List<Endpoint> replicas() {
        return replicas;
    }

    /** Streams that run through the session; may be asked on any thread. */
    int streams() {
        return session.map(TunnelSession::load).orElse(0);
    }

    /** Sends what this side tells of itself, if the session stands. */
    void announce(List<Announcement> messages) {
        loop.execute(() -> session.ifPresent(live -> messages.forEach(live::announce)));
    }

    /** Drains and ends the session; the future is completed when that is done. */
    CompletableFuture<Void> close() {
        loop.execute(() -> {
            closing = true;
            retry.ifPresent(timer -> timer.cancel(false));
            session.ifPresentOrElse(live -> live.drain(settings.drain(), ByeCode.SHUTDOWN), () -> ended.complete(null));
        });
        return ended;
    }

    private void dial() {
        if (closing) {
            return;
        }
        listener.connecting(endpoint);
        try {
            carrier.dial(endpoint, loop).whenComplete((channel, failure) -> {
                if (failure == null) {
                    connected(channel);
                } else {
                    again(Refusal.in(failure), describe(failure));
                }
            });
        } catch (RejectedExecutionException e) {
            again(Optional.empty(), "this agent is overloaded");
        }
    }

    private void connected(Channel channel) {
        if (closing) {
            channel.close();
            return;
        }
        session = Optional.of(TunnelSession.ofAgent(
                channel, settings.limits(), budget, settings.software(), instance, acceptor, this));
    }

    @Override
    public void welcomed(Welcome welcome) {
        standing = true;
        standingSince = System.nanoTime();
        refusals = 0;
        listener.connected(endpoint, welcome.sessionId());
        session.ifPresent(renewal::look);
        nodes.changed(this);
    }

    @Override
    public void replicas(List<Endpoint> endpoints) {
        replicas = endpoints;
        nodes.changed(this);
    }

    @Override
    public void certificateIssued(String chain) {
        renewal.issued(chain);
    }

    @Override
    public void closed(SessionEnd end) {
        Optional<String> refusal = Refusal.in(end, standing);
        if (standing
                && System.nanoTime() - standingSince
                        >= settings.backoff().stableAfter().toNanos()) {
            failures = 0;
        }
        standing = false;
        replicas = List.of();
        session = Optional.empty();
        nodes.changed(this);
        again(refusal, end.reason());
    }

    private void again(Optional<String> refusal, String reason) {
        if (closing) {
            ended.complete(null);
            return;
        }
        Duration wait = refusal.isPresent()
                ? settings.backoff().afterRefusal(++refusals, ThreadLocalRandom.current())
                : settings.backoff().afterLoss(++failures, ThreadLocalRandom.current());
        retry = Optional.of(loop.schedule(this::dial, wait.toNanos(), TimeUnit.NANOSECONDS));
        refusal.ifPresentOrElse(refused -> listener.refused(endpoint, refused), () -> listener.lost(endpoint, reason));
    }

    private static String describe(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
