package dev.fairlead.gateway;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** The sessions of one tenant and location, and whose turn it is. */
final class RouteSessions {
    private final List<AgentSession> sessions;
    private final AtomicInteger turn = new AtomicInteger();

    RouteSessions(List<AgentSession> sessions) {
        this.sessions = List.copyOf(sessions);
    }

    List<AgentSession> all() {
        return sessions;
    }

    /**
     * The least loaded of those that take streams and may be taken; of equals each in turn. A session whose peer has
     * fallen silent is taken only if there is no other, since it may be dead and not know it yet.
     */
    Optional<AgentSession> best(Predicate<? super AgentSession> allowed) {
        int count = sessions.size();
        // no atomic step: two that take the same turn do no harm
        int first = turn.getPlain();
        turn.setPlain(first + 1);
        AgentSession best = null;
        for (int i = 0; i < count; i++) {
            AgentSession session = sessions.get(Math.floorMod(first + i, count));
            if (session.isAvailable() && allowed.test(session) && (best == null || isBetter(session, best))) {
                best = session;
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean isBetter(AgentSession session, AgentSession than) {
        return session.isSuspect() == than.isSuspect() ? session.load() < than.load() : than.isSuspect();
    }
}
