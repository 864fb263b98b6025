package dev.fairlead.connector.rfc;

import dev.fairlead.rfc.call.RfcSession;
import dev.fairlead.rfc.record.FunctionData;

/** A session that keeps the connection on which it was begun. */
record BorrowedSession(RfcConnectionHandle handle, RfcSession session) implements RfcSession {

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
        try (handle) {
            session.close();
        }
    }
}
