package dev.fairlead.rfc.call;

import dev.fairlead.rfc.record.FunctionData;
import java.util.Objects;

/**
 * A session that holds something until it is closed: a turn, or a borrowed connection.
 *
 * @param session what makes the calls
 * @param release gives back what is held, after the end of the session and whether that succeeds or not
 */
public record HoldingSession(RfcSession session, Runnable release) implements RfcSession {

    public HoldingSession {
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(release, "release");
    }

    @Override
    public void call(FunctionData function) {
        session.call(function);
    }

    @Override
    public boolean isStateful() {
        return session.isStateful();
    }

    @Override
    public void close() {
        try {
            session.close();
        } finally {
            release.run();
        }
    }
}
