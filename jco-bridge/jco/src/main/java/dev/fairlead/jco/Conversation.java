package dev.fairlead.jco;

import dev.fairlead.rfc.call.RfcSession;

/** A session of one thread, and how often it was begun and not yet ended. */
final class Conversation {
    private final RfcSession session;
    private int depth;

    Conversation(RfcSession session) {
        this.session = session;
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
