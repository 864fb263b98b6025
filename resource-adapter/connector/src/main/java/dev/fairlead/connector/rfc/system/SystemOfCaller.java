package dev.fairlead.connector.rfc.system;

import dev.fairlead.caller.Caller;
import dev.fairlead.jco.spi.PoolState;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.RfcSystemInfo;
import dev.fairlead.rfc.call.RfcSession;
import dev.fairlead.rfc.call.RfcTransactions;
import dev.fairlead.rfc.call.Turns;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.repository.MetadataRepository;
import dev.fairlead.rfc.unit.SessionUnitOfWork;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A system for one caller. What fails is as {@link dev.fairlead.rfc.RfcConnection} says. */
public final class SystemOfCaller {
    private final RfcSystem system;
    private final Optional<Caller> caller;
    private final Describing describing;

    /** @param describing finds the system whose repository describes the functions of another */
    SystemOfCaller(RfcSystem system, Optional<Caller> caller, Describing describing) {
        this.system = system;
        this.caller = caller;
        this.describing = describing;
    }

    /** A fresh call of a function. */
    public RfcFunction function(String name) {
        return data(name);
    }

    /** Its description may have to be asked for, which is a call like any other but needs no turn of its own. */
    private FunctionData data(String name) {
        RfcSystem described = describing.of(system);
        return described.as(caller, () -> described.repository().require(name));
    }

    /** Calls a function. */
    public void call(RfcFunction function) {
        FunctionData data = ours(function);
        inTurn(() -> {
            system.channel().call(data);
            return null;
        });
    }

    /**
     * What the system says of itself, which is asked for once for all callers. Where the destination names no user, the one
     * whom calls act for goes by the name of the principal: the system's own name of that user is not known.
     */
    public RfcSystemInfo systemInfo() {
        RfcSystemInfo known = inTurn(system.channel()::systemInfo);
        return known.user().isEmpty() ? known.forPrincipal(system.principalOf(caller)) : known;
    }

    /** Makes sure that the system answers. */
    public void ping() {
        inTurn(() -> {
            system.channel().ping();
            return null;
        });
    }

    /**
     * Begins calls that share a session; it has its turn until it is closed.
     *
     * @param open gets the session, until it is closed
     * @param failures hears of each call that fails
     */
    public SessionUnitOfWork begin(Collection<RfcSession> open, Consumer<RfcException> failures) {
        return new SessionUnitOfWork(system.name(), session(open, failures), this::data);
    }

    /** As {@link #begin}, without the functions that commit. */
    public RfcSession session(Collection<RfcSession> open, Consumer<RfcException> failures) {
        Turns.Turn turn = as(system::turn);
        try {
            return new CallerSession(this, as(system.channel()::begin), turn, open, failures);
        } catch (RuntimeException e) {
            turn.close();
            throw e;
        }
    }

    /** Equal for calls that may share a session: those to this system by this caller. */
    public Object sessionIdentity() {
        return as(system::sessionIdentity);
    }

    /** Calls that are made exactly once, each in its turn. */
    public RfcTransactions transactions() {
        return new CallerTransactions(this, system.channel()::transactions);
    }

    /** Functions and types of the system; who asks for what is not known yet is for {@link #asDescriber}. */
    public MetadataRepository repository() {
        return describing.of(system).repository();
    }

    /** Asks the system that describes this one's functions, on behalf of the caller. */
    public <R> R asDescriber(Supplier<R> question) {
        return describing.of(system).as(caller, question);
    }

    /** The caller's calls that go on and wait. */
    public PoolState pool() {
        return as(system::pool);
    }

    /** The destination's properties, with secrets masked. */
    public Map<String, String> properties() {
        return system.properties();
    }

    /**
     * Makes sure that calls can be made exactly once.
     *
     * @throws dev.fairlead.rfc.RfcUnsupportedException if not
     */
    void requireTransactions() {
        as(system.channel()::transactions);
    }

    /** The interface of a function. */
    FunctionDescription describe(String function) {
        return data(function).description();
    }

    /** Whether calls can share a session, as far as it is known. */
    public boolean keepsSessions() {
        return system.keepsSessions();
    }

    /** Whether commits of the container's transactions wait until the system has done the updates. */
    public boolean waitsForUpdates() {
        return system.options().commitWait();
    }

    /** Whether an error that a function returns keeps the container's transaction from being committed. */
    public boolean checksReturn() {
        return system.options().returnCheck();
    }

    /** Name of the destination. */
    public String name() {
        return system.name();
    }

    /** Warns of something about the system that will not change; once. */
    public void warnOnce(String warning) {
        system.warnOnce(warning);
    }

    /** What its transport has of its own beneath the calls. */
    public <T> T unwrap(Class<T> type) {
        return system.unwrap(type)
                .orElseThrow(() -> RfcException.of(RfcFailure.of(
                        RfcErrorGroup.NOT_SUPPORTED,
                        system.name(),
                        type.getName(),
                        "is nothing that these calls have beneath them")));
    }

    /** Does something on behalf of the caller. */
    <R> R as(Supplier<R> action) {
        return system.as(caller, action);
    }

    /** The call as this transport knows it. */
    private FunctionData ours(RfcFunction function) {
        if (function instanceof FunctionData data) {
            return data;
        }
        throw RfcException.of(RfcFailure.of(
                RfcErrorGroup.ILLEGAL_ARGUMENT,
                system.name(),
                function.name(),
                "is no call that a connection of this server has made"));
    }

    /** Does something on behalf of the caller, in the caller's turn. */
    <R> R inTurn(Supplier<R> action) {
        return as(() -> {
            try (Turns.Turn turn = system.turn()) {
                return action.get();
            }
        });
    }
}
