package dev.fairlead.gateway;

import dev.fairlead.gateway.route.Routes;
import dev.fairlead.gateway.route.StreamTaker;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.Opening;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamException;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.control.ByeCode;
import io.netty.channel.EventLoop;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * The sessions of all connected agents. A stream goes to a session of exactly its tenant and location, never to another,
 * and waits a moment if there is none. To choose a session takes no lock: changes publish a new table.
 */
final class AgentPool implements Routes {
    private static final int MAX_WAITING = 10_000;

    private static final Duration SUPERSEDED_GRACE = Duration.ofSeconds(60);

    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Set<WaitingOpening> waiting = new HashSet<>();
    private volatile Map<RouteKey, RouteSessions> sessions = Map.of();
    private volatile List<PeerSession> peers = List.of();
    private final MissedAgents missed = new MissedAgents(System::nanoTime);
    private volatile Runnable changed = () -> {};
    private volatile boolean closed;

    /** @param patience how long a stream waits for an agent */
    AgentPool(Duration patience) {
        this.patience = patience;
    }

    /** Adds a session; those of an earlier start of the same agent get no more streams, and end. */
    void add(AgentSession session) {
        List<AgentSession> outdated = List.of();
        boolean late;
        lock.lock();
        try {
            late = closed;
            if (!late) {
                outdated = sessions().stream()
                        .filter(other -> other.name().equals(session.name())
                                && !other.instance().equals(session.instance()))
                        .toList();
                List<AgentSession> all = new ArrayList<>(sessions());
                all.add(session);
                publish(all);
            }
        } finally {
            lock.unlock();
        }
        if (late) {
            session.bye(ByeCode.SHUTDOWN, "");
        } else {
            outdated.forEach(old -> old.drain(SUPERSEDED_GRACE, ByeCode.SUPERSEDED));
            announce();
            changed();
        }
    }

    /** Adds another node, which may have agents that have no session here. */
    void add(PeerSession peer) {
        lock.lock();
        try {
            List<PeerSession> all = new ArrayList<>(peers);
            all.add(peer);
            peers = List.copyOf(all);
        } finally {
            lock.unlock();
        }
    }

    void remove(PeerSession peer) {
        lock.lock();
        try {
            peers = peers.stream().filter(other -> other != peer).toList();
        } finally {
            lock.unlock();
        }
    }

    /** @param listener hears, on any thread, that a session has come or goes */
    void onChange(Runnable listener) {
        changed = listener;
        listener.run();
    }

    void changed() {
        changed.run();
    }

    /** What this node has agents for, in an order that stays. */
    List<RouteKey> keys() {
        return sessions.entrySet().stream()
                .filter(entry -> entry.getValue().all().stream().anyMatch(session -> !session.isDraining()))
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(RouteKey::tenant).thenComparing(RouteKey::locationId))
                .toList();
    }

    /** A session takes streams: whoever waits for one looks again. */
    void announce() {
        List<WaitingOpening> hopeful;
        lock.lock();
        try {
            arrived.signalAll();
            hopeful = List.copyOf(waiting);
        } finally {
            lock.unlock();
        }
        hopeful.forEach(WaitingOpening::agentArrived);
    }

    void remove(AgentSession session) {
        lock.lock();
        try {
            List<AgentSession> all = new ArrayList<>(sessions());
            all.remove(session);
            publish(all);
        } finally {
            lock.unlock();
        }
        changed();
    }

    private void publish(List<AgentSession> all) {
        Map<RouteKey, List<AgentSession>> table = new HashMap<>();
        for (AgentSession session : all) {
            table.computeIfAbsent(RouteKey.of(session), key -> new ArrayList<>())
                    .add(session);
        }
        Map<RouteKey, RouteSessions> routes = new HashMap<>();
        table.forEach((key, list) -> routes.put(key, new RouteSessions(list)));
        sessions = Map.copyOf(routes);
    }

    /** The sessions of one tenant and location, also those that take no streams now. */
    List<AgentSession> sessions(RouteKey key) {
        RouteSessions route = sessions.get(key);
        return route == null ? List.of() : route.all();
    }

    /** Every session that was let in and has not ended. */
    List<AgentSession> sessions() {
        return sessions.values().stream().flatMap(route -> route.all().stream()).toList();
    }

    /** Streams that run over all of them, and over other nodes. */
    int load() {
        return sessions().stream().mapToInt(AgentSession::load).sum()
                + peers.stream().mapToInt(PeerSession::load).sum();
    }

    /** Lets no session in any more, wakes who waits for one, and returns those there are. */
    List<AgentSession> close() {
        List<WaitingOpening> hopeless;
        List<AgentSession> last;
        lock.lock();
        try {
            closed = true;
            arrived.signalAll();
            last = sessions();
            sessions = Map.of();
            hopeless = List.copyOf(waiting);
        } finally {
            lock.unlock();
        }
        hopeless.forEach(WaitingOpening::agentArrived);
        return last;
    }

    @Override
    public Opening open(OpenRequest request, EventLoop loop, StreamHandler handler, StreamTaker opened) {
        return open(request, loop, handler, opened, true);
    }

    /** As {@link #open}, through sessions of this node's own agents only. */
    Opening openOwn(OpenRequest request, EventLoop loop, StreamHandler handler, StreamTaker opened) {
        return open(request, loop, handler, opened, false);
    }

    /** As {@link #open}, by one way before all others. */
    Opening openBy(Way first, OpenRequest request, EventLoop loop, StreamHandler handler, StreamTaker opened) {
        WaitingOpening opening = new WaitingOpening(this, request, loop, handler, opened, true, patience);
        opening.start(first);
        return opening;
    }

    private Opening open(
            OpenRequest request, EventLoop loop, StreamHandler handler, StreamTaker opened, boolean others) {
        WaitingOpening opening = new WaitingOpening(this, request, loop, handler, opened, others, patience);
        opening.start();
        return opening;
    }

    /** Remembers an opening that waits; false if there are too many. */
    boolean enter(WaitingOpening opening) {
        lock.lock();
        try {
            return waiting.size() < MAX_WAITING && waiting.add(opening);
        } finally {
            lock.unlock();
        }
    }

    void leave(WaitingOpening opening) {
        lock.lock();
        try {
            waiting.remove(opening);
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        return closed;
    }

    /**
     * The session that a stream should go to; blocks while there is none, as long as the patience lasts.
     *
     * @throws StreamException ({@code no_agent}) if none came
     * @throws InterruptedIOException if the thread was interrupted
     */
    Way await(OpenRequest request) throws StreamException, InterruptedIOException {
        RouteKey key = RouteKey.of(request);
        Optional<Way> best = best(key, way -> true, true);
        if (best.isPresent()) {
            return best.get();
        }
        long left = patience.toNanos();
        lock.lock();
        try {
            best = best(key, way -> true, true);
            while (best.isEmpty() && left > 0 && !closed) {
                left = arrived.awaitNanos(left);
                best = best(key, way -> true, true);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for an agent");
        } finally {
            lock.unlock();
        }
        return best.orElseThrow(() -> new StreamException(noneInTime(key), false));
    }

    /**
     * The best of the ways that may be taken; empty if there is none.
     *
     * @param others whether it may lead over another node, where no agent has a session here
     */
    Optional<Way> best(RouteKey key, Predicate<Way> allowed, boolean others) {
        RouteSessions route = sessions.get(key);
        Optional<AgentSession> own = route == null ? Optional.empty() : route.best(allowed);
        if (own.isPresent() || !others) {
            return own.map(session -> session);
        }
        for (PeerSession peer : peers) {
            if (peer.leadsTo(key) && allowed.test(peer)) {
                return Optional.of(peer);
            }
        }
        return Optional.empty();
    }

    /** Streams so far for which no agent came in time. */
    List<OpenTimeouts> timeouts() {
        return missed.read();
    }

    /** What a stream is told that has waited in vain. */
    StreamError noneInTime(RouteKey key) {
        if (!closed) {
            missed.count(key, patience);
        }
        return new StreamError(
                TunnelErrorCode.NO_AGENT, closed ? "the gateway was closed" : "no agent " + key + " is connected");
    }
}
