package dev.fairlead.gateway;

import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamException;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.control.ByeCode;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The sessions of all connected agents. A stream goes to a session of exactly its tenant and location, never to another,
 * and waits a moment if there is none.
 */
final class AgentPool {
    /** The least loaded; of equals the newest, since an old connection may be dead and not know it yet. */
    private static final Comparator<AgentSession> BEST =
            Comparator.comparingInt(AgentSession::load).thenComparing(AgentSession::since, Comparator.reverseOrder());

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final List<AgentSession> sessions = new ArrayList<>();
    private boolean closed;

    /** Adds a session, and ends those of an earlier start of the same agent. */
    void add(AgentSession session) {
        List<AgentSession> outdated;
        lock.lock();
        try {
            if (closed) {
                outdated = List.of(session);
            } else {
                outdated = sessions.stream()
                        .filter(other -> other.name().equals(session.name())
                                && !other.instance().equals(session.instance()))
                        .toList();
                sessions.removeAll(outdated);
                sessions.add(session);
                arrived.signalAll();
            }
        } finally {
            lock.unlock();
        }
        ByeCode reason = outdated.contains(session) ? ByeCode.SHUTDOWN : ByeCode.SUPERSEDED;
        outdated.forEach(old -> old.bye(reason, ""));
    }

    void remove(AgentSession session) {
        lock.lock();
        try {
            sessions.remove(session);
        } finally {
            lock.unlock();
        }
    }

    /** Every session that was let in and has not ended. */
    List<AgentSession> sessions() {
        lock.lock();
        try {
            return List.copyOf(sessions);
        } finally {
            lock.unlock();
        }
    }

    /** Lets no session in any more, wakes who waits for one, and returns those there are. */
    List<AgentSession> close() {
        lock.lock();
        try {
            closed = true;
            arrived.signalAll();
            List<AgentSession> last = List.copyOf(sessions);
            sessions.clear();
            return last;
        } finally {
            lock.unlock();
        }
    }

    /**
     * The session that a stream should go to.
     *
     * @param patience how long to wait for one
     * @throws StreamException ({@code no_agent}) if none came
     * @throws InterruptedIOException if the thread was interrupted
     */
    AgentSession await(OpenRequest request, Duration patience) throws StreamException, InterruptedIOException {
        long left = patience.toNanos();
        lock.lock();
        try {
            Optional<AgentSession> best = best(request);
            while (best.isEmpty() && left > 0 && !closed) {
                left = arrived.awaitNanos(left);
                best = best(request);
            }
            return best.orElseThrow(() -> noAgent(request));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for an agent");
        } finally {
            lock.unlock();
        }
    }

    private Optional<AgentSession> best(OpenRequest request) {
        return sessions.stream()
                .filter(session -> session.isAvailable()
                        && session.name().tenant().equals(request.tenant())
                        && session.locationId().equals(request.locationId()))
                .min(BEST);
    }

    private StreamException noAgent(OpenRequest request) {
        String location = request.locationId().isEmpty() ? "without a location" : "of location " + request.locationId();
        String detail = closed
                ? "the gateway was closed"
                : "no agent " + location + " is connected for tenant " + request.tenant();
        return new StreamException(new StreamError(TunnelErrorCode.NO_AGENT, detail), false);
    }
}
