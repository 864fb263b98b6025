package dev.fairlead.jco;

import dev.fairlead.jco.spi.DestinationAccess;
import dev.fairlead.jco.spi.SessionScope;
import dev.fairlead.rfc.RfcException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sessions that go on: of a thread, unless it works on something that a {@link SessionScope} knows; then they are the
 * work's, whichever thread does it.
 */
final class Conversations {
    private static final ThreadLocal<Map<Object, Conversation>> OF_THREAD = new ThreadLocal<>();
    private static final Map<WorkKey, Conversation> OF_WORK = new ConcurrentHashMap<>();

    private record WorkKey(String work, Object session) {}

    private Conversations() {}

    private static Optional<SessionScope.Work> work() {
        return SessionScope.Current.get().flatMap(SessionScope::current);
    }

    /** The session that calls go by now; null if there is none. */
    static Conversation find(DestinationAccess access) {
        Map<Object, Conversation> open = OF_THREAD.get();
        Conversation conversation = open == null ? null : open.get(access.sessionIdentity());
        if (conversation != null || OF_WORK.isEmpty()) {
            return conversation;
        }
        return work().map(work -> OF_WORK.get(new WorkKey(work.id(), access.sessionIdentity())))
                .orElse(null);
    }

    /** Goes on with the session that calls go by, which takes one more end then; or opens one. */
    static void begin(DestinationAccess access) {
        Conversation known = find(access);
        if (known == null || !known.join()) {
            open(access);
        }
    }

    private static void open(DestinationAccess access) {
        closeAbandoned();
        Object identity = access.sessionIdentity();
        Optional<SessionScope.Work> work = work();
        Conversation opened = new Conversation(access.name(), access.begin(), work);
        if (work.isPresent()) {
            share(opened, new WorkKey(work.get().id(), identity), work.get());
        } else {
            if (OF_THREAD.get() == null) {
                OF_THREAD.set(new HashMap<>());
            }
            OF_THREAD.get().put(identity, opened);
        }
    }

    /** Another thread of the work may have been faster: then its session is the one. */
    private static void share(Conversation opened, WorkKey key, SessionScope.Work work) {
        Conversation shared =
                OF_WORK.compute(key, (any, present) -> present != null && present.join() ? present : opened);
        if (shared == opened) {
            work.began();
        } else {
            opened.close();
        }
    }

    /** Undoes one begin; the outermost end closes the session, which is gone even if that fails. */
    static void end(Conversation conversation) {
        if (conversation.leave()) {
            try {
                conversation.close();
            } finally {
                forget(conversation);
            }
        }
    }

    /** A thread that has no session is left without a trace: it may belong to a pool. */
    private static void forget(Conversation ended) {
        if (ended.work().isPresent()) {
            OF_WORK.values().remove(ended);
            ended.work().get().ended();
            return;
        }
        Map<Object, Conversation> open = OF_THREAD.get();
        open.values().remove(ended);
        if (open.isEmpty()) {
            OF_THREAD.remove();
        }
    }

    /** Nobody is left to end them. */
    private static void closeAbandoned() {
        for (Iterator<Map.Entry<WorkKey, Conversation>> open =
                        OF_WORK.entrySet().iterator();
                open.hasNext(); ) {
            Map.Entry<WorkKey, Conversation> one = open.next();
            boolean alive = SessionScope.Current.get()
                    .filter(scope -> scope.isAlive(one.getKey().work()))
                    .isPresent();
            if (!alive) {
                open.remove();
                closeForNobody(one.getValue());
            }
        }
    }

    /** Who begins now is not to blame. */
    private static void closeForNobody(Conversation abandoned) {
        try {
            abandoned.close();
        } catch (RfcException e) {
            Trace.tell(Trace.FAILURES, () -> "An abandoned session did not end well: " + e.key());
        }
    }
}
