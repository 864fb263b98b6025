package dev.fairlead.jco;

import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.emulator.local.LocalConnection;
import dev.fairlead.jco.spi.DestinationAccess;
import dev.fairlead.rfc.RfcSystemInfo;
import dev.fairlead.rfc.call.RfcSession;
import dev.fairlead.rfc.call.RfcTransactions;
import dev.fairlead.rfc.dictionary.DictionarySource;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.repository.MetadataRepository;
import dev.fairlead.rfc.repository.RepositorySettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The way to an emulated system within the process. */
final class LocalAccess implements DestinationAccess {
    private final String name;
    private final Map<String, String> properties;
    private final LocalConnection connection;
    private final MetadataRepository repository;
    private volatile boolean valid = true;
    private volatile Optional<String> user = Optional.empty();

    LocalAccess(String name, AbapEmulator emulator, String user, Map<String, String> properties) {
        this.name = name;
        this.properties = properties;
        this.connection = emulator.connect(user);
        this.repository =
                new MetadataRepository(List.of(new DictionarySource(connection)), RepositorySettings.standard());
    }

    void invalidate() {
        valid = false;
    }

    /** From now on it tells that its sessions are this user's. */
    void actFor(String name) {
        user = Optional.of(name);
    }

    @Override
    public Object sessionIdentity() {
        return user.<Object>map(name -> List.of(this, name)).orElse(this);
    }

    @Override
    public String id() {
        return "test/" + name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, String> properties() {
        return properties;
    }

    @Override
    public MetadataRepository repository() {
        return repository;
    }

    @Override
    public RfcSystemInfo systemInfo() {
        return connection.systemInfo();
    }

    @Override
    public RfcTransactions transactions() {
        return connection.transactions();
    }

    @Override
    public void ping() {
        connection.ping();
    }

    @Override
    public RfcSession begin() {
        return connection.begin();
    }

    @Override
    public boolean isValid() {
        return valid;
    }

    @Override
    public void call(FunctionData function) {
        connection.call(function);
    }
}
