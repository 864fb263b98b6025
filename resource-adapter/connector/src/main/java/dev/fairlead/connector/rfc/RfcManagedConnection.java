package dev.fairlead.connector.rfc;

import dev.fairlead.connector.connection.ConnectionRequest;
import dev.fairlead.connector.connection.DestinationConnectionFactory;
import dev.fairlead.connector.connection.DestinationManagedConnection;
import dev.fairlead.connector.rfc.system.SystemOfCaller;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.RfcUnitOfWork;
import dev.fairlead.rfc.unit.CommitFunctions;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.LazyEnlistableConnectionManager;
import jakarta.resource.spi.LazyEnlistableManagedConnection;
import jakarta.resource.spi.LocalTransaction;
import java.util.HashSet;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A managed connection to an RFC destination. It takes part in transactions of the container from the first call on that
 * needs it:
 *
 * <pre>
 * transaction of the container                   the destination keeps sessions   a call
 * none                                           either                           stands alone
 * active                                         no                               stands alone, with a warning once; if it
 *                                                                                 is to commit or roll back it is refused,
 *                                                                                 as in a unit of work
 * active                                         yes                              is made in the transaction's session
 * active, of which the pool tells nothing        yes                              stands alone, with a warning once
 * </pre>
 */
final class RfcManagedConnection extends DestinationManagedConnection implements LazyEnlistableManagedConnection {
    private final RfcTransaction transaction = new RfcTransaction(this);

    RfcManagedConnection(DestinationConnectionFactory factory, ConnectionRequest request) {
        super(factory, request);
    }

    /**
     * Calls a function, in the container's transaction if this connection takes part in it.
     *
     * @param lender enlists this connection if it has not done so yet
     */
    void call(SystemOfCaller system, RfcFunction function, Optional<ConnectionManager> lender) {
        watched(() -> {
            if (!isInTransaction()) {
                system.call(function);
            } else if (!system.keepsSessions()) {
                callWithoutSession(system, function);
            } else if (takesPart(lender)) {
                transaction.call(system, function);
            } else {
                system.warnOnce("is called in a transaction over a connection factory that takes part in none");
                system.call(function);
            }
            return null;
        });
    }

    private static void callWithoutSession(SystemOfCaller system, RfcFunction function) {
        system.warnOnce("keeps no session: calls in a transaction take effect at once, and a rollback undoes nothing");
        if (CommitFunctions.endsUnit(function.name())) {
            try (RfcUnitOfWork context = system.begin(new HashSet<>(), failure -> {})) {
                context.call(function);
            }
        } else {
            system.call(function);
        }
    }

    /** Does something of which the container hears if it breaks the connection. */
    <R> R watched(Supplier<R> action) {
        try {
            return action.get();
        } catch (RfcException e) {
            failed(e);
            throw e;
        }
    }

    /** A call has failed. */
    void failed(RfcException failure) {
        if (BrokenConnection.by(failure)) {
            broken(failure);
        }
    }

    private boolean isInTransaction() {
        return transaction.hasBegun() || host().transactions().isActive();
    }

    /**
     * Whether a call of the system is made in the container's transaction.
     *
     * @param lender as for {@link #call}
     */
    boolean takesPart(SystemOfCaller system, Optional<ConnectionManager> lender) {
        return isInTransaction() && system.keepsSessions() && takesPart(lender);
    }

    private boolean takesPart(Optional<ConnectionManager> lender) {
        if (!transaction.hasBegun()) {
            lender.ifPresent(this::enlist);
        }
        return transaction.hasBegun();
    }

    private void enlist(ConnectionManager lender) {
        if (lender instanceof LazyEnlistableConnectionManager lazy) {
            try {
                lazy.lazyEnlist(this);
            } catch (ResourceException e) {
                throw notEnlisted(e);
            }
        }
    }

    private RfcException notEnlisted(ResourceException refusal) {
        return RfcException.of(
                RfcFailure.of(
                                RfcErrorGroup.ILLEGAL_STATE,
                                request().lookup().name(),
                                "transaction",
                                "does not take the connection in: " + refusal.getMessage())
                        .withHint("A transaction has room for one resource without two phases: use data sources with XA"
                                + " beside it, or an outbox"),
                refusal);
    }

    @Override
    public LocalTransaction getLocalTransaction() {
        return transaction;
    }

    /** What is open in the system ends with the use of the connection. */
    @Override
    public void cleanup() {
        super.cleanup();
        transaction.abandon();
    }
}
