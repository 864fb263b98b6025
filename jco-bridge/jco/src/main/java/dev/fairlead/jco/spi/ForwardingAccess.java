package dev.fairlead.jco.spi;

import dev.fairlead.rfc.RfcSystemInfo;
import dev.fairlead.rfc.call.RfcSession;
import dev.fairlead.rfc.call.RfcTransactions;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.repository.MetadataRepository;
import java.util.Map;

/** A way by another one, in whatever it does not do itself. */
abstract class ForwardingAccess implements DestinationAccess {

    /** The other one, at this moment. */
    abstract DestinationAccess way();

    @Override
    public String id() {
        return way().id();
    }

    @Override
    public String name() {
        return way().name();
    }

    @Override
    public Map<String, String> properties() {
        return way().properties();
    }

    @Override
    public MetadataRepository repository() {
        return way().repository();
    }

    @Override
    public boolean isValid() {
        return way().isValid();
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
        DestinationAccess way = way();
        DestinationAccess repository = way.repositoryAccess();
        return repository == way ? this : repository;
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
}
