package dev.fairlead.jco.spi;

import dev.fairlead.rfc.RfcSystemInfo;
import dev.fairlead.rfc.call.RfcSession;
import dev.fairlead.rfc.call.RfcTransactions;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.repository.MetadataRepository;
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
     * @param way throws an {@link dev.fairlead.rfc.RfcException} if the destination cannot be used
     */
    public LateAccess(String name, Supplier<DestinationAccess> way) {
        this.name = Objects.requireNonNull(name, "name");
        this.way = Objects.requireNonNull(way, "way");
    }

    @Override
    public String id() {
        return way.get().id();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, String> properties() {
        return way.get().properties();
    }

    @Override
    public MetadataRepository repository() {
        return way.get().repository();
    }

    /** It follows its properties. */
    @Override
    public boolean isValid() {
        return true;
    }

    @Override
    public Object sessionIdentity() {
        return way.get().sessionIdentity();
    }

    @Override
    public PoolState pool() {
        return way.get().pool();
    }

    @Override
    public DestinationAccess repositoryAccess() {
        return way.get().repositoryAccess();
    }

    @Override
    public DestinationAccess with(LogonData logon) {
        return way.get().with(logon);
    }

    @Override
    public void call(FunctionData function) {
        way.get().call(function);
    }

    @Override
    public RfcSession begin() {
        return way.get().begin();
    }

    @Override
    public RfcTransactions transactions() {
        return way.get().transactions();
    }

    @Override
    public RfcSystemInfo systemInfo() {
        return way.get().systemInfo();
    }

    @Override
    public void ping() {
        way.get().ping();
    }

    @Override
    public String toString() {
        return "way to " + name;
    }
}
