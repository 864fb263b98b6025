package dev.fairlead.jco.spi;

import dev.fairlead.error.DestinationException;
import dev.fairlead.rfc.RfcSystemInfo;
import dev.fairlead.rfc.call.RfcSession;
import dev.fairlead.rfc.call.RfcTransactions;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.repository.MetadataRepository;
import dev.fairlead.rfc.transport.RouteErrors;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The way to a destination that is found at each use, so that it can be handed out before the destination can be reached,
 * and follows its properties and the user of the moment.
 */
public final class LateAccess implements DestinationAccess {
    private final String name;
    private final Supplier<DestinationAccess> way;

    /**
     * @param name of the destination
     * @param way throws a {@link DestinationException} if the destination cannot be used
     */
    public LateAccess(String name, Supplier<DestinationAccess> way) {
        this.name = Objects.requireNonNull(name, "name");
        this.way = Objects.requireNonNull(way, "way");
    }

    private DestinationAccess way() {
        try {
            return way.get();
        } catch (DestinationException e) {
            throw RouteErrors.of(e, name, false);
        }
    }

    @Override
    public String id() {
        return way().id();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, String> properties() {
        return way().properties();
    }

    @Override
    public MetadataRepository repository() {
        return way().repository();
    }

    /** It follows its properties. */
    @Override
    public boolean isValid() {
        return true;
    }

    @Override
    public Object sessionIdentity() {
        return way().sessionIdentity();
    }

    @Override
    public PoolState pool() {
        return way().pool();
    }

    @Override
    public DestinationAccess repositoryAccess() {
        return way().repositoryAccess();
    }

    @Override
    public DestinationAccess with(LogonData logon) {
        return way().with(logon);
    }

    @Override
    public void call(FunctionData function) {
        way().call(function);
    }

    @Override
    public RfcSession begin() {
        return way().begin();
    }

    @Override
    public RfcTransactions transactions() {
        return way().transactions();
    }

    @Override
    public RfcSystemInfo systemInfo() {
        return way().systemInfo();
    }

    @Override
    public void ping() {
        way().ping();
    }

    @Override
    public String toString() {
        return "way to " + name;
    }
}
