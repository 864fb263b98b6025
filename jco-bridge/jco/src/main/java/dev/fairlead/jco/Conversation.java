package dev.fairlead.jco;

import dev.fairlead.jco.spi.SessionScope;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.call.RfcSession;
import dev.fairlead.rfc.record.FunctionData;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/** A session of one thread, or of one work of several, and how often it was begun and not yet ended. */
final class Conversation {
    private static final int IDS = 100_000_000;

    private final String destination;
    private final RfcSession session;
    private final String id = newId();
    private final Optional<SessionScope.Work> work;
    private final AtomicBoolean busy = new AtomicBoolean();
    private int depth = 1;

    /** @param work that it belongs to; empty if it is a thread's */
    Conversation(String destination, RfcSession session, Optional<SessionScope.Work> work) {
        this.destination = destination;
        this.session = session;
        this.work = work;
    }

    /** Eight digits that tell one session from another in logs. */
    static String newId() {
        return String.format("%08d", ThreadLocalRandom.current().nextInt(IDS));
    }

    String id() {
        return id;
    }

    boolean isStateful() {
        return session.isStateful();
    }

    /** One call at a time: two threads of one work may meet here. */
    void call(FunctionData function) {
        if (!busy.compareAndSet(false, true)) {
            throw RfcException.of(RfcFailure.of(
                    RfcErrorGroup.CONCURRENT_CALL,
                    destination,
                    function.name(),
                    "is called while another thread calls in the same session"));
        }
        try {
            session.call(function);
        } finally {
            busy.set(false);
        }
    }

    Optional<SessionScope.Work> work() {
        return work;
    }

    /** Begins once more; false if the outermost end was already, be it of another thread. */
    synchronized boolean join() {
        if (depth == 0) {
            return false;
        }
        depth++;
        return true;
    }

    /** Ends once; whether that was the outermost end. */
    synchronized boolean leave() {
        return depth > 0 && --depth == 0;
    }

    void close() {
        session.close();
    }
}
