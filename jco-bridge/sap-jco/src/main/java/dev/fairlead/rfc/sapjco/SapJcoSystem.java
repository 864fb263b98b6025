package dev.fairlead.rfc.sapjco;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.RfcSystemInfo;
import dev.fairlead.rfc.call.RfcChannel;
import dev.fairlead.rfc.call.RfcSession;
import dev.fairlead.rfc.call.RfcTransactions;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.RecordType;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.repository.MetadataSource;
import dev.fairlead.rfc.sapjco.JcoFailures.Phase;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The way to one system over SAP JCo, and what the system says of its functions. SAP JCo keeps the connections, as the
 * destination's properties say. Safe for use by several threads.
 */
public final class SapJcoSystem implements RfcChannel, MetadataSource, AutoCloseable {
    private final JcoTypes types;
    private final String registeredName;
    private final String name;
    private final JcoFailures failures;
    private final JcoCalls calls;
    private final Usage usage;
    private final Set<JcoSession> sessions = ConcurrentHashMap.newKeySet();
    private volatile Optional<Object> destination = Optional.empty();

    /** @param owner takes everything back at its end */
    SapJcoSystem(SapJco owner, Registration registration, SapJcoDestination destination) {
        this.types = registration.types();
        this.name = destination.name();
        this.registeredName = registration.nameOf(destination);
        this.failures = new JcoFailures(types.errors(), name, destination.secrets());
        this.calls = new JcoCalls(types, name, failures);
        this.usage = new Usage(
                () -> {
                    boolean running = owner.add(this);
                    if (running) {
                        registration.destinations().hold(registeredName, destination.properties());
                    }
                    return running;
                },
                () -> {
                    this.destination = Optional.empty();
                    owner.remove(this);
                    registration.destinations().release(registeredName);
                });
    }

    /** Something done with SAP's objects, which may throw whatever they throw. */
    @FunctionalInterface
    interface Action<R> {
        R run(Object destination) throws Throwable;
    }

    @Override
    public void call(FunctionData function) {
        enter(function.name());
        try {
            callWithin(function);
        } finally {
            usage.exit();
        }
    }

    /** As {@link #call}, for who has entered already. */
    void callWithin(FunctionData function) {
        runWithin(function.name(), open -> {
            calls.call(function, open);
            return null;
        });
    }

    /** Sends a call that has no results. */
    void send(FunctionData function, Sender sender) {
        run(function.name(), open -> {
            calls.send(function, open, theirs -> sender.send(theirs, open));
            return null;
        });
    }

    /** How a function of SAP's is sent to a destination of SAP's. */
    @FunctionalInterface
    interface Sender {
        void send(Object function, Object open) throws Throwable;
    }

    /** Name as callers know it. */
    String name() {
        return name;
    }

    /** Calls that share a session, on a thread of their own: SAP JCo tells sessions by their threads. */
    @Override
    public RfcSession begin() {
        enter("session");
        JcoSession session = new JcoSession(this, types.destinations(), this::ended);
        sessions.add(session);
        return session;
    }

    private void ended(JcoSession session) {
        sessions.remove(session);
        usage.exit();
    }

    /** One function each: SAP JCo's calls with a transaction id have no more. Its pools need not know the id. */
    @Override
    public RfcTransactions transactions() {
        return new JcoTransactions(this, types);
    }

    @Override
    public RfcSystemInfo systemInfo() {
        return run("attributes", open -> SystemAttributes.read(types, open));
    }

    @Override
    public void ping() {
        run("ping", open -> {
            types.destinations().ping().invokeExact(open);
            return null;
        });
    }

    @Override
    public Optional<FunctionDescription> function(String function) {
        return run(function, open -> {
            Object template = calls.template(function, open);
            return template == null
                    ? Optional.<FunctionDescription>empty()
                    : Optional.of(new JcoDictionary(types).function(function, template));
        });
    }

    @Override
    public Optional<RecordType> recordType(String type) {
        return run(type, open -> {
            Object found = (Object) types.destinations().recordType().invokeExact(calls.repository(open), type);
            return found == null
                    ? Optional.<RecordType>empty()
                    : Optional.of(new JcoDictionary(types).recordType(found));
        });
    }

    /** SAP JCo asks the system again. */
    @Override
    public void forget() {
        run("repository", open -> {
            types.destinations().forget().invokeExact(calls.repository(open));
            return null;
        });
    }

    /**
     * SAP's own object for this destination, for programs that see the same archive.
     *
     * @return empty if it is not of that type
     */
    public <T> Optional<T> unwrap(Class<T> type) {
        if (!type.getName().startsWith(Members.PACKAGE)) {
            return Optional.empty();
        }
        return run(type.getName(), open -> type.isInstance(open) ? Optional.of(type.cast(open)) : Optional.<T>empty());
    }

    /**
     * Takes the destination back as soon as no call or session of it goes on. Who still has this may call over it, at the
     * cost of a logon each time.
     */
    @Override
    public void close() {
        usage.close();
    }

    /** Ends it for good; sessions that nobody would end any more must not keep their threads. */
    void abandon() {
        sessions.forEach(JcoSession::close);
        usage.abandon();
    }

    /** Does something while the destination is there. */
    <R> R run(String place, Action<R> action) {
        enter(place);
        try {
            return runWithin(place, action);
        } finally {
            usage.exit();
        }
    }

    /** As {@link #run}, for who has entered already. */
    <R> R runWithin(String place, Action<R> action) {
        try {
            return action.run(destination());
        } catch (Throwable e) {
            throw failures.of(e, place, Phase.PREPARING);
        }
    }

    private void enter(String place) {
        if (!usage.enter()) {
            throw RfcException.of(RfcFailure.of(
                    RfcErrorGroup.DESTINATION_DATA_INVALID, name, place, "SAP JCo is no longer used for it"));
        }
    }

    /** Once found it stays for as long as SAP JCo is told of it. */
    private Object destination() throws Throwable {
        Optional<Object> found = destination;
        if (found.isEmpty()) {
            found = Optional.of((Object) types.destinations().find().invokeExact(registeredName));
            destination = found;
        }
        return found.get();
    }

    /** Name as SAP JCo knows it. */
    @Override
    public String toString() {
        return registeredName;
    }
}
