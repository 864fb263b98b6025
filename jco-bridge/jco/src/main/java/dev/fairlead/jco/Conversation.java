package dev.fairlead.jco;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.call.RfcSession;
import dev.fairlead.rfc.record.FunctionData;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A session of one thread, or of one work of several, and how often it was begun and not yet ended. */
final class Conversation {
    private static final int IDS = 100_000_000;

    private final String destination;
    private final RfcSession session;
    private final String id = newId();
    private final AtomicInteger depth = new AtomicInteger();
    private final AtomicBoolean busy = new AtomicBoolean();

    Conversation(String destination, RfcSession session) {
        this.destination = destination;
        this.session = session;
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

    void begin() {
        depth.incrementAndGet();
    }

    /** Whether that was the outermost end, which closes the session. */
    boolean end() {
        if (depth.decrementAndGet() > 0) {
            return false;
        }
        close();
        return true;
    }

    void close() {
        session.close();
    }
}
