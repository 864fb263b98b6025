package dev.fairlead.connector.rfc;

import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.connector.connection.DestinationHandle;
import dev.fairlead.connector.connection.DestinationManagedConnection;
import dev.fairlead.connector.rfc.system.ProgramLogon;
import dev.fairlead.connector.rfc.system.SystemOfCaller;
import dev.fairlead.rfc.RfcConnection;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.RfcSystemInfo;
import dev.fairlead.rfc.RfcUnitOfWork;
import dev.fairlead.rfc.call.RfcSession;
import dev.fairlead.rfc.unit.SessionUnitOfWork;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A handle on a connection to an RFC destination. */
public class RfcConnectionHandle extends DestinationHandle implements RfcConnection {
    private final Set<RfcSession> sessions = ConcurrentHashMap.newKeySet();
    private final Set<SessionUnitOfWork> units = ConcurrentHashMap.newKeySet();
    private ProgramLogon logon = ProgramLogon.OWN;

    /** For containers that derive classes from this one; such a handle is closed. */
    public RfcConnectionHandle() {}

    RfcConnectionHandle(DestinationManagedConnection connection, OnBehalfOf signedOn) {
        super(connection, signedOn);
    }

    @Override
    public RfcFunction function(String name) {
        return managed().watched(() -> system().function(name));
    }

    @Override
    public void call(RfcFunction function) {
        managed().call(system(), function, lender());
    }

    /** Whether a call is made in a transaction of the container. */
    boolean takesPart() {
        return managed().takesPart(system(), lender());
    }

    @Override
    public <T> T modules(Class<T> type) {
        return ModuleCalls.implement(type, this);
    }

    @Override
    public RfcSystemInfo systemInfo() {
        return managed().watched(() -> system().systemInfo());
    }

    @Override
    public void ping() {
        managed().watched(() -> {
            system().ping();
            return null;
        });
    }

    @Override
    public RfcUnitOfWork begin() {
        SessionUnitOfWork unit = system().begin(sessions, failures());
        units.removeIf(SessionUnitOfWork::isClosed);
        units.add(unit);
        return unit;
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return system().unwrap(type);
    }

    /** Hears of calls that fail for the connection beneath: the container may have moved this handle to another one by then. */
    private Consumer<RfcException> failures() {
        RfcManagedConnection first = managed();
        return failure -> ((RfcManagedConnection) current().orElse(first)).failed(failure);
    }

    /** Says with which logon the following calls are. */
    synchronized void logOnBy(ProgramLogon other) {
        logon = other;
    }

    private synchronized RfcManagedConnection managed() {
        return (RfcManagedConnection) open();
    }

    /** As {@link #begin}, without the functions that commit. */
    RfcSession session() {
        return system().session(sessions, failures());
    }

    /**
     * The system, for the user and with the logon of this handle.
     *
     * @throws IllegalStateException if the managed connection belongs to another logon, or the handle is closed
     */
    synchronized SystemOfCaller system() {
        DestinationManagedConnection current = open();
        if (!current.request().logon().equals(logon.key())) {
            throw new IllegalStateException("The container lent a connection of another logon");
        }
        return current.host().rfc().of(current.request().lookup(), caller(), logon);
    }

    /** What was not committed is rolled back, or lost with its session: nobody could commit it any more. */
    @Override
    protected void ended() {
        List.copyOf(units).forEach(SessionUnitOfWork::close);
        List.copyOf(sessions).forEach(RfcSession::close);
    }
}
