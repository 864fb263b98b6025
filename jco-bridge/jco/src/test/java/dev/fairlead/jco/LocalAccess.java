package dev.fairlead.jco;

import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.emulator.local.LocalConnection;
import dev.fairlead.jco.spi.DestinationAccess;
import dev.fairlead.jco.spi.LogonData;
import dev.fairlead.jco.spi.PoolState;
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
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The way to an emulated system within the process. */
final class LocalAccess implements DestinationAccess {
    private final String name;
    private final String id;
    private final Map<String, String> properties;
    private final Map<LogonData, LocalAccess> others = new ConcurrentHashMap<>();
    private final AbapEmulator emulator;
    private final LocalConnection connection;
    private final MetadataRepository repository;
    private volatile PoolState pool = PoolState.NONE;
    private volatile boolean valid = true;
    private volatile Optional<String> user = Optional.empty();

    LocalAccess(String name, AbapEmulator emulator, String user, Map<String, String> properties) {
        this(name, "test/" + name, emulator, user, properties);
    }

    private LocalAccess(String name, String id, AbapEmulator emulator, String user, Map<String, String> properties) {
        this.name = name;
        this.id = id;
        this.properties = properties;
        this.emulator = emulator;
        this.connection = emulator.connect("100", user, properties.getOrDefault("jco.client.lang", ""));
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
        return id;
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

    /** From now on it tells that its connections are as given. */
    void tell(PoolState state) {
        pool = state;
    }

    @Override
    public PoolState pool() {
        return pool;
    }

    /** For the user that the data name. */
    @Override
    public LocalAccess with(LogonData logon) {
        return others.computeIfAbsent(logon, data -> {
            Map<String, String> all = new TreeMap<>(properties);
            all.putAll(data.properties());
            all.replace("jco.client.passwd", "*****");
            return new LocalAccess(name, id() + "/" + (others.size() + 1), emulator, all.get("jco.client.user"), all);
        });
    }
}
