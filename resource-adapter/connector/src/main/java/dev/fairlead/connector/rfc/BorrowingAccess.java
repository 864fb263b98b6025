package dev.fairlead.connector.rfc;

import dev.fairlead.connector.EngineHost;
import dev.fairlead.connector.rfc.system.ProgramLogon;
import dev.fairlead.connector.rfc.system.SystemOfCaller;
import dev.fairlead.error.DestinationException;
import dev.fairlead.jco.spi.DestinationAccess;
import dev.fairlead.jco.spi.LogonData;
import dev.fairlead.jco.spi.PoolState;
import dev.fairlead.rfc.RfcSystemInfo;
import dev.fairlead.rfc.call.HoldingSession;
import dev.fairlead.rfc.call.RfcSession;
import dev.fairlead.rfc.call.RfcTransactions;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.repository.MetadataRepository;
import dev.fairlead.rfc.transport.RouteErrors;
import dev.fairlead.source.DestinationLookup;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What programs written for JCo have of a destination, as long as its properties stay the same: each call borrows a
 * connection for the user of that moment, and a session keeps one. So they meet the limits, users and transactions that
 * all connections meet.
 */
final class BorrowingAccess implements DestinationAccess {
    private final EngineHost host;
    private final DestinationLookup lookup;
    private final String version;
    /** Of nobody: for what is the same for all users. */
    private final SystemOfCaller system;

    private final ProgramLogon logon;
    private final Function<ProgramLogon, RfcConnectionHandle> handles;

    /** @param handles borrows a handle with a logon, for the user of the moment */
    BorrowingAccess(
            EngineHost host,
            DestinationLookup lookup,
            ProgramLogon logon,
            Function<ProgramLogon, RfcConnectionHandle> handles) {
        this.host = host;
        this.lookup = lookup;
        this.logon = logon;
        this.version = host.rfc().describe(lookup).version();
        this.system = host.rfc().of(lookup, Optional.empty(), logon);
        this.handles = handles;
    }

    /** Who asks, in which tenant, for what, and with which logon. */
    @Override
    public String id() {
        String options = lookup.options().fragment();
        return String.join("|", lookup.application(), lookup.tenant(), lookup.name(), options, logon.key());
    }

    @Override
    public String name() {
        return lookup.name();
    }

    @Override
    public Map<String, String> properties() {
        return system.properties();
    }

    /** What is known already costs no connection. */
    @Override
    public MetadataRepository repository() {
        return system.repository().through(this::asking);
    }

    private <R> R asking(Supplier<R> question) {
        return with(handle -> handle.system().asDescriber(question));
    }

    @Override
    public boolean isValid() {
        try {
            return host.rfc().describe(lookup).version().equals(version);
        } catch (DestinationException gone) {
            return false;
        }
    }

    @Override
    public Object sessionIdentity() {
        return with(handle -> handle.system().sessionIdentity());
    }

    @Override
    public PoolState pool() {
        return with(handle -> handle.system().pool());
    }

    @Override
    public void call(FunctionData function) {
        use(handle -> handle.call(function));
    }

    @Override
    public RfcSystemInfo systemInfo() {
        return with(RfcConnectionHandle::systemInfo);
    }

    @Override
    public void ping() {
        use(RfcConnectionHandle::ping);
    }

    @Override
    public RfcSession begin() {
        return ProgramSession.begin(this);
    }

    /** Whether a call is made in a transaction of the container, which it may have to be told first. */
    boolean takesPart() {
        return host.transactions().isActive() && with(RfcConnectionHandle::takesPart);
    }

    /** A session that keeps a connection until it is closed. */
    RfcSession beginAlone() {
        RfcConnectionHandle handle = borrow();
        try {
            return new HoldingSession(handle.session(), handle::close);
        } catch (RuntimeException | Error failure) {
            handle.close();
            throw failure;
        }
    }

    @Override
    public RfcTransactions transactions() {
        return new BorrowedTransactions(this::use);
    }

    @Override
    public DestinationAccess with(LogonData other) {
        try {
            return new BorrowingAccess(host, lookup, host.rfc().logon(logon.and(other)), handles);
        } catch (DestinationException e) {
            throw RouteErrors.of(e, "logon", false);
        }
    }

    private void use(Consumer<RfcConnectionHandle> action) {
        try (RfcConnectionHandle handle = borrow()) {
            action.accept(handle);
        }
    }

    private <R> R with(Function<RfcConnectionHandle, R> action) {
        try (RfcConnectionHandle handle = borrow()) {
            return action.apply(handle);
        }
    }

    private RfcConnectionHandle borrow() {
        try {
            return handles.apply(logon);
        } catch (DestinationException e) {
            throw RouteErrors.of(e, "connection", false);
        }
    }

    /** Two ways are equal if they lead to one version of a destination, for one application and with one logon. */
    @Override
    public boolean equals(Object other) {
        return other instanceof BorrowingAccess that
                && host.equals(that.host)
                && lookup.equals(that.lookup)
                && version.equals(that.version)
                && logon.key().equals(that.logon.key());
    }

    @Override
    public int hashCode() {
        return lookup.hashCode();
    }

    @Override
    public String toString() {
        return "way to " + lookup.name();
    }
}
