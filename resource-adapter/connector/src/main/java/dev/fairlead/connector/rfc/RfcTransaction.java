package dev.fairlead.connector.rfc;

import dev.fairlead.connector.rfc.system.SystemOfCaller;
import dev.fairlead.rfc.RfcCommunicationException;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.RfcSystemException;
import dev.fairlead.rfc.RfcUnitOfWork;
import dev.fairlead.rfc.unit.CommitFunctions;
import dev.fairlead.rfc.unit.ReturnMessage;
import jakarta.resource.spi.LocalTransaction;
import jakarta.resource.spi.LocalTransactionException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The part of one managed connection in a transaction of the container: calls in one ABAP session, which begins with the
 * first of them (RFC specification, D.7).
 *
 * <pre>
 * the state               commit                                        rollback
 * no call was made        nothing                                       nothing
 * calls were made         BAPI_TRANSACTION_COMMIT; the session ends     BAPI_TRANSACTION_ROLLBACK; the session ends
 * the session is gone     fails, all is lost                            nothing: the registrations died with it
 * </pre>
 *
 * <p>When the system refuses to commit, or nobody knows whether it did, the commit fails and is not repeated. For one thread
 * at a time; a second one is refused while a call goes on. The container may end it on any thread, and take the connection back
 * meanwhile: whoever is first has what was called, and sends the rest without holding others up.
 */
final class RfcTransaction implements LocalTransaction {
    private static final Logger LOG = System.getLogger("fairlead.rfc.luw");

    private final RfcManagedConnection connection;
    private final ReentrantLock inUse = new ReentrantLock();
    private volatile boolean begun;
    private volatile boolean lost;
    private Optional<Work> work = Optional.empty();

    /** What was called, and how it is committed. */
    private record Work(RfcUnitOfWork unit, boolean waits) {}

    RfcTransaction(RfcManagedConnection connection) {
        this.connection = connection;
    }

    /** Whether the container has begun it and not ended it. */
    boolean hasBegun() {
        return begun;
    }

    /** Nothing is sent before the first call. */
    @Override
    public void begin() {
        inUse.lock();
        try {
            begun = true;
            lost = false;
        } finally {
            inUse.unlock();
        }
    }

    /**
     * Calls a function in the session of this transaction.
     *
     * @throws RfcException besides what the call throws, of group {@link RfcErrorGroup#ILLEGAL_STATE} if the function would
     *     end the transaction behind the container's back, or the transaction has ended; and of group {@link
     *     RfcErrorGroup#CONCURRENT_CALL} if another thread's call goes on
     */
    void call(SystemOfCaller system, RfcFunction function) {
        if (CommitFunctions.endsUnit(function.name())) {
            throw refused(
                    RfcErrorGroup.ILLEGAL_STATE,
                    system,
                    function,
                    "would end what the transaction of the container commits or rolls back");
        }
        if (!inUse.tryLock()) {
            throw refused(
                    RfcErrorGroup.CONCURRENT_CALL, system, function, "another call of the same transaction goes on");
        }
        try {
            callAlone(system, function);
        } finally {
            inUse.unlock();
        }
    }

    private void callAlone(SystemOfCaller system, RfcFunction function) {
        if (!begun) {
            // nobody would commit it, or roll it back
            throw refused(
                    RfcErrorGroup.ILLEGAL_STATE,
                    system,
                    function,
                    "the transaction of the container has ended meanwhile");
        }
        if (work.isEmpty()) {
            work = Optional.of(new Work(system.begin(new HashSet<>(), failure -> {}), system.waitsForUpdates()));
        }
        try {
            work.get().unit().call(function);
        } catch (RfcCommunicationException | RfcSystemException e) {
            // what was registered before is gone with the session
            connection.host().transactions().markRollbackOnly();
            throw e;
        }
        if (system.checksReturn() && ReturnMessage.failure(function).isPresent()) {
            connection.host().transactions().markRollbackOnly();
        }
    }

    @Override
    public void commit() throws LocalTransactionException {
        Optional<Work> last = end(false);
        if (lost) {
            throw new LocalTransactionException(
                    name() + ": the connection was lost, with all that was called in the transaction");
        }
        if (last.isPresent()) {
            commit(last.get());
        }
    }

    private void commit(Work last) throws LocalTransactionException {
        try (RfcUnitOfWork unit = last.unit()) {
            unit.commit(last.waits());
        } catch (RfcException e) {
            connection.failed(e);
            throw new LocalTransactionException(e.getMessage(), e);
        }
    }

    @Override
    public void rollback() throws LocalTransactionException {
        Optional<Work> last = end(false);
        if (last.isPresent()) {
            rollBack(last.get());
        }
    }

    private void rollBack(Work last) throws LocalTransactionException {
        try (RfcUnitOfWork unit = last.unit()) {
            if (unit.isStateful()) {
                unit.rollback();
            }
        } catch (RfcException e) {
            connection.failed(e);
            throw new LocalTransactionException(e.getMessage(), e);
        }
    }

    /** The connection is taken back: if the transaction has not ended, it never will. */
    void abandon() {
        end(true).ifPresent(open -> {
            LOG.log(Level.WARNING, "{0}: the connection ends within a transaction, what was called is lost", name());
            open.unit().close();
        });
    }

    /**
     * Waits for a call that goes on; others are refused from now on.
     *
     * @param abandoned whether nobody commits what was called
     */
    private Optional<Work> end(boolean abandoned) {
        inUse.lock();
        try {
            Optional<Work> last = work;
            lost |= abandoned && last.isPresent();
            work = Optional.empty();
            begun = false;
            return last;
        } finally {
            inUse.unlock();
        }
    }

    private String name() {
        return connection.request().lookup().name();
    }

    private static RfcException refused(
            RfcErrorGroup group, SystemOfCaller system, RfcFunction function, String found) {
        return RfcException.of(RfcFailure.of(group, system.name(), function.name(), found));
    }
}
