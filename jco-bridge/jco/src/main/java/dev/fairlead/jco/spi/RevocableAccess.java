package dev.fairlead.jco.spi;

import dev.fairlead.rfc.RfcSystemInfo;
import dev.fairlead.rfc.call.RfcSession;
import dev.fairlead.rfc.call.RfcTransactions;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.repository.MetadataRepository;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** A way that its owner may declare invalid, with all that were made of it. */
final class RevocableAccess implements DestinationAccess {
    private final DestinationAccess way;
    private final AtomicBoolean revoked;

    RevocableAccess(DestinationAccess way) {
        this(way, new AtomicBoolean());
    }

    private RevocableAccess(DestinationAccess way, AtomicBoolean revoked) {
        this.way = way;
        this.revoked = revoked;
    }

    void revoke() {
        revoked.set(true);
    }

    @Override
    public boolean isValid() {
        return !revoked.get() && way.isValid();
    }

    @Override
    public String id() {
        return way.id();
    }

    @Override
    public String name() {
        return way.name();
    }

    @Override
    public Map<String, String> properties() {
        return way.properties();
    }

    @Override
    public MetadataRepository repository() {
        return way.repository();
    }

    @Override
    public Object sessionIdentity() {
        return way.sessionIdentity();
    }

    @Override
    public PoolState pool() {
        return way.pool();
    }

    @Override
    public DestinationAccess repositoryAccess() {
        DestinationAccess repository = way.repositoryAccess();
        return repository == way ? this : repository;
    }

    @Override
    public DestinationAccess with(LogonData logon) {
        return new RevocableAccess(way.with(logon), revoked);
    }

    @Override
    public void call(FunctionData function) {
        way.call(function);
    }

    @Override
    public RfcSession begin() {
        return way.begin();
    }

    @Override
    public RfcTransactions transactions() {
        return way.transactions();
    }

    @Override
    public RfcSystemInfo systemInfo() {
        return way.systemInfo();
    }

    @Override
    public void ping() {
        way.ping();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RevocableAccess that && way.equals(that.way);
    }

    @Override
    public int hashCode() {
        return way.hashCode();
    }

    @Override
    public String toString() {
        return way.toString();
    }
}
