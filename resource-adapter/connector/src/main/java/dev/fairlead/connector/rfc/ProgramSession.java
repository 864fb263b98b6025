package dev.fairlead.connector.rfc;

import dev.fairlead.rfc.call.RfcSession;
import dev.fairlead.rfc.record.FunctionData;
import java.util.Optional;

/**
 * What the calls of a program share from its begin to its end (RFC specification, D.5). Each call decides anew:
 *
 * <pre>
 * the thread is in a transaction that the connection takes part in     the transaction's session
 * any other                                                            one of its own, from the first of them on
 * </pre>
 *
 * <p>So what is called in a transaction is committed or rolled back with it, whoever began or ends what meanwhile.
 */
final class ProgramSession implements RfcSession {
    private final BorrowingAccess access;
    private Optional<RfcSession> own = Optional.empty();

    private ProgramSession(BorrowingAccess access) {
        this.access = access;
    }

    /** Outside of a transaction its own session begins at once, so that a program hears at its begin that it cannot. */
    static ProgramSession begin(BorrowingAccess access) {
        ProgramSession session = new ProgramSession(access);
        if (!access.takesPart()) {
            session.own();
        }
        return session;
    }

    private synchronized RfcSession own() {
        if (own.isEmpty()) {
            own = Optional.of(access.beginAlone());
        }
        return own.get();
    }

    @Override
    public void call(FunctionData function) {
        if (access.takesPart()) {
            access.call(function);
        } else {
            own().call(function);
        }
    }

    /** The transaction has a session, or its connection would take no part in it. */
    @Override
    public synchronized boolean isStateful() {
        return own.map(RfcSession::isStateful).orElse(true);
    }

    /** A transaction keeps its session until the container ends it. */
    @Override
    public synchronized void close() {
        own.ifPresent(RfcSession::close);
    }
}
