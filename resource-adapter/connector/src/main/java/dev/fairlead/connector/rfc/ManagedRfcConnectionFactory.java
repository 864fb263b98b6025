package dev.fairlead.connector.rfc;

import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.connector.connection.ManagedFactory;
import dev.fairlead.connector.rfc.system.ProgramLogon;
import dev.fairlead.connector.work.ContainerThreads;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.jco.JCoDestination;
import dev.fairlead.jco.ProvidedDestination;
import dev.fairlead.jco.spi.DestinationAccess;
import dev.fairlead.jco.spi.LateAccess;
import dev.fairlead.rfc.RfcConnection;
import dev.fairlead.rfc.RfcConnectionFactory;
import dev.fairlead.rfc.RfcOutbox;
import dev.fairlead.rfc.telemetry.RfcTelemetry;
import dev.fairlead.rfc.telemetry.SystemLoad;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.Registration;
import jakarta.resource.spi.ConnectionManager;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** The connection factory for RFC that applications find in JNDI. */
public class ManagedRfcConnectionFactory extends ManagedFactory implements RfcConnectionFactory {
    private static final long serialVersionUID = 1L;

    ManagedRfcConnectionFactory(RfcManagedConnectionFactory factory, ConnectionManager manager) {
        super(factory, manager);
    }

    @Override
    public RfcConnection getConnection(DestinationLookup lookup, OnBehalfOf user) {
        return handle(lookup, user, ProgramLogon.OWN);
    }

    private RfcConnectionHandle handle(DestinationLookup lookup, OnBehalfOf user, ProgramLogon logon) {
        RfcConnectionHandle handle = (RfcConnectionHandle) borrow(lookup, user, logon.key());
        handle.logOnBy(logon);
        return handle;
    }

    @Override
    public RfcOutbox outbox(DataSource database) {
        ContainerThreads threads = new ContainerThreads();
        threads.add(host().workManager());
        try {
            return host().rfc().outbox(database, threads);
        } catch (RejectedExecutionException e) {
            throw DestinationException.of(
                    ErrorDetail.of(ErrorCode.POOL_EXHAUSTED, "", "work manager", "has no thread for an outbox"), e);
        }
    }

    @Override
    public <T> T modules(Class<T> type, RfcConnection connection) {
        return ModuleCalls.implement(type, connection);
    }

    @Override
    public <T> T unwrap(Class<T> type, DestinationLookup lookup, Supplier<OnBehalfOf> users) {
        if (type == DestinationAccess.class) {
            return type.cast(access(lookup, users));
        }
        if (type == JCoDestination.class) {
            return type.cast(ProvidedDestination.of(new LateAccess(lookup.name(), () -> access(lookup, users))));
        }
        try (RfcConnectionHandle handle = handle(lookup, users.get(), ProgramLogon.OWN)) {
            return handle.unwrap(type);
        }
    }

    @Override
    public Registration observe(String application, RfcTelemetry telemetry) {
        return host().rfc().telemetries().register(application, telemetry);
    }

    @Override
    public List<SystemLoad> loads(String application) {
        return host().rfc().loads(application);
    }

    private DestinationAccess access(DestinationLookup lookup, Supplier<OnBehalfOf> users) {
        check(lookup);
        return new BorrowingAccess(host(), lookup, ProgramLogon.OWN, logon -> handle(lookup, users.get(), logon));
    }
}
