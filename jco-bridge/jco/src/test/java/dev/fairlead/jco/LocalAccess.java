package dev.fairlead.jco;

import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.jco.spi.ChannelAccess;
import dev.fairlead.jco.spi.LogonData;
import dev.fairlead.jco.spi.PoolState;
import dev.fairlead.rfc.call.RfcSession;
import dev.fairlead.rfc.record.FunctionData;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/** The way to an emulated system within the process. */
class LocalAccess extends ChannelAccess {
    private final Map<LogonData, LocalAccess> others = new ConcurrentHashMap<>();
    private final AbapEmulator emulator;
    private volatile PoolState pool = PoolState.NONE;
    private volatile Callable<Void> before = () -> null;
    private volatile boolean valid = true;
    private volatile Optional<String> user = Optional.empty();

    LocalAccess(String name, AbapEmulator emulator, String user, Map<String, String> properties) {
        this("test/" + name, name, emulator, user, properties);
    }

    private LocalAccess(String id, String name, AbapEmulator emulator, String user, Map<String, String> properties) {
        super(id, name, properties, emulator.connect("100", user, properties.getOrDefault("jco.client.lang", "")));
        this.emulator = emulator;
    }

    void invalidate() {
        valid = false;
    }

    /** From now on it tells that its sessions are this user's. */
    void actFor(String name) {
        user = Optional.of(name);
    }

    /** From now on this happens before each call in a session. */
    void beforeCalls(Callable<Void> action) {
        before = action;
    }

    @Override
    public RfcSession begin() {
        return new Session(super.begin(), before);
    }

    /** A session that something happens in before each call. */
    private record Session(RfcSession session, Callable<Void> before) implements RfcSession {

        @Override
        public void call(FunctionData function) {
            try {
                before.call();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            session.call(function);
        }

        @Override
        public boolean isStateful() {
            return session.isStateful();
        }

        @Override
        public void close() {
            session.close();
        }
    }

    /** From now on it tells that its connections are as given. */
    void tell(PoolState state) {
        pool = state;
    }

    @Override
    public Object sessionIdentity() {
        return user.<Object>map(name -> List.of(this, name)).orElse(this);
    }

    @Override
    public boolean isValid() {
        return valid;
    }

    @Override
    public PoolState pool() {
        return pool;
    }

    /** For the user that the data name. */
    @Override
    public LocalAccess with(LogonData logon) {
        return others.computeIfAbsent(logon, data -> {
            Map<String, String> all = new TreeMap<>(properties());
            all.putAll(data.properties());
            all.replace("jco.client.passwd", "*****");
            return new LocalAccess(id() + "/" + (others.size() + 1), name(), emulator, all.get("jco.client.user"), all);
        });
    }
}
