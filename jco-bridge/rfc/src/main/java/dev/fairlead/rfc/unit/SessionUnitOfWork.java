package dev.fairlead.rfc.unit;

import dev.fairlead.rfc.RfcCommunicationException;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.RfcSystemException;
import dev.fairlead.rfc.RfcUnitOfWork;
import dev.fairlead.rfc.call.RfcSession;
import dev.fairlead.rfc.mapping.FunctionCalls;
import dev.fairlead.rfc.mapping.Modules;
import dev.fairlead.rfc.record.FunctionData;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A unit of work in one session. Nothing is sent before the first call.
 *
 * <pre>
 * the state                      commit                        rollback, close
 * no call since the last end     nothing                       nothing
 * calls made                     BAPI_TRANSACTION_COMMIT       BAPI_TRANSACTION_ROLLBACK; on close only if
 *                                                              the calls share a session
 * the session is gone            refused: all is lost          nothing: the registrations died with it
 * </pre>
 *
 * <p>A session is gone after a failure of the connection, a short dump or a message that ended the function. A commit
 * whose answer was lost is never repeated.
 */
public final class SessionUnitOfWork implements RfcUnitOfWork, FunctionCalls {
    private static final System.Logger LOG = System.getLogger("fairlead.rfc.luw");

    private final String destination;
    private final RfcSession session;
    private final Function<String, FunctionData> functions;
    private final List<String> called = new ArrayList<>();
    private boolean gone;
    private boolean closed;

    /**
     * @param destination for messages
     * @param session what the calls share; closed with the unit
     * @param functions fresh calls by name
     */
    public SessionUnitOfWork(String destination, RfcSession session, Function<String, FunctionData> functions) {
        this.destination = destination;
        this.session = session;
        this.functions = functions;
    }

    @Override
    public RfcFunction function(String name) {
        return functions.apply(name);
    }

    @Override
    public void call(RfcFunction function) {
        requireOpen();
        called.add(function.name());
        send((FunctionData) function);
        if (CommitFunctions.endsUnit(function.name())) {
            called.clear();
        }
    }

    private void send(FunctionData function) {
        try {
            session.call(function);
        } catch (RfcCommunicationException | RfcSystemException e) {
            gone = true;
            throw e;
        }
    }

    @Override
    public <T> T modules(Class<T> type) {
        return Modules.implement(type, this);
    }

    @Override
    public void commit() {
        commit(true);
    }

    @Override
    public void commit(boolean wait) {
        requireOpen();
        if (called.isEmpty()) {
            return;
        }
        FunctionData commit = new FunctionData(CommitFunctions.BAPI_TRANSACTION_COMMIT);
        if (wait) {
            commit.set("WAIT", "X");
        }
        try {
            send(commit);
        } catch (RfcException e) {
            if (e.outcomeUnknown()) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "{0}: nobody knows whether {1} were committed [{2}]",
                        destination,
                        called,
                        e.reference());
            }
            throw e;
        }
        called.clear();
        ReturnMessage.failure(commit.structure("RETURN")).ifPresent(message -> {
            throw RfcException.of(RfcFailure.of(
                            RfcErrorGroup.SYSTEM_FAILURE,
                            destination,
                            commit.name(),
                            "the system refused to commit: " + message)
                    .withMessage(message));
        });
    }

    @Override
    public void rollback() {
        if (closed || gone || called.isEmpty()) {
            return;
        }
        called.clear();
        try {
            send(new FunctionData(CommitFunctions.BAPI_TRANSACTION_ROLLBACK));
        } catch (RfcCommunicationException | RfcSystemException e) {
            LOG.log(System.Logger.Level.DEBUG, "The session is gone, and with it what was to be rolled back", e);
        }
    }

    @Override
    public boolean isStateful() {
        return !gone && !closed && session.isStateful();
    }

    /** Whether it has been closed. */
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        try {
            if (session.isStateful()) {
                rollback();
            }
        } catch (RfcException e) {
            LOG.log(System.Logger.Level.WARNING, "{0}: the session ends without its rollback: {1}", destination, e);
        } finally {
            closed = true;
            session.close();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw refused("the unit of work is closed");
        }
        if (gone) {
            throw refused("the session is gone after a failure, with everything that was not committed");
        }
    }

    private RfcException refused(String found) {
        return RfcException.of(RfcFailure.of(RfcErrorGroup.ILLEGAL_STATE, destination, "unit of work", found));
    }
}
