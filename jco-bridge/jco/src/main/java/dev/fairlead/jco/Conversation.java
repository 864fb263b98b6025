package dev.fairlead.jco;

import dev.fairlead.rfc.call.RfcSession;
import java.util.concurrent.ThreadLocalRandom;

/** A session of one thread, and how often it was begun and not yet ended. */
final class Conversation {
    private static final int IDS = 100_000_000;

    private final RfcSession session;
    private final String id = newId();
    private int depth;

    Conversation(RfcSession session) {
        this.session = session;
    }

    /** Eight digits that tell one session from another in logs. */
    static String newId() {
        return String.format("%08d", ThreadLocalRandom.current().nextInt(IDS));
    }

    String id() {
        return id;
    }

    RfcSession session() {
        return session;
    }

    void begin() {
        depth++;
    }

    /** Whether that was the outermost end, which closes the session. */
    boolean end() {
        depth--;
        if (depth > 0) {
            return false;
        }
        session.close();
        return true;
    }
}
