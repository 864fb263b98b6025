package dev.fairlead.emulator;

import dev.fairlead.emulator.fault.Faults;
import dev.fairlead.emulator.http.EmulatorServer;
import dev.fairlead.emulator.local.LocalConnection;
import dev.fairlead.emulator.module.FunctionRegistry;
import dev.fairlead.emulator.page.SystemState;
import dev.fairlead.emulator.session.CallLog;
import dev.fairlead.emulator.session.FailedUpdate;
import dev.fairlead.emulator.system.Users;
import dev.fairlead.emulator.table.AbapTables;
import dev.fairlead.emulator.trfc.TransactionStore;
import dev.fairlead.emulator.trfc.UnitStore;
import dev.fairlead.rfc.metadata.FunctionDescription;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An ABAP system that runs within this process (RFC specification, part E). Several may run side by side; they share
 * nothing. Safe for use by several threads.
 *
 * <pre>{@code
 * try (AbapEmulator sap = AbapEmulator.builder()
 *         .sid("FLD").client("100").user("TESTER", "secret")
 *         .standardModules()
 *         .start()) {
 *     callSomethingAt(sap.url());
 * }
 * }</pre>
 */
public final class AbapEmulator implements AutoCloseable {
    private static final int TRANSACTION_ID_LENGTH = 24;

    private final Optional<EmulatorServer> server;
    private final SystemState state;
    private final Faults faults;
    private final String defaultClient;
    private final Supplier<String> ids;

    AbapEmulator(
            Optional<EmulatorServer> server,
            SystemState state,
            Faults faults,
            String defaultClient,
            Supplier<String> ids) {
        this.server = server;
        this.state = state;
        this.faults = faults;
        this.defaultClient = defaultClient;
        this.ids = ids;
    }

    /** Begins a system {@code FLD} with client 100 if no other is named, without users and modules. */
    public static EmulatorBuilder builder() {
        return new EmulatorBuilder();
    }

    /**
     * Address of the system without a path, {@code http://127.0.0.1:50000}.
     *
     * @throws IllegalStateException if it has none
     */
    public URI url() {
        return server.orElseThrow(() -> new IllegalStateException("The system does not listen"))
                .url();
    }

    /**
     * Address of a page that shows users, modules, tables, the last calls, transactions and units, to who is logged on.
     *
     * @throws IllegalStateException if the system does not listen
     */
    public URI statusPage() {
        return url().resolve(EmulatorServer.STATUS);
    }

    /** Interfaces of all function modules, by name. */
    public List<FunctionDescription> functions() {
        return state.modules().all().stream()
                .map(FunctionRegistry.Module::description)
                .toList();
    }

    /** Takes a function module away while the system runs: callers who know its interface find it gone. */
    public void removeModule(String name) {
        state.modules().remove(name);
    }

    /** The system's tables. */
    public AbapTables tables() {
        return state.tables();
    }

    /** The system's users. */
    public Users users() {
        return state.users();
    }

    /**
     * Calls within the process for a user of the first client, without a password.
     *
     * @throws IllegalArgumentException if there is no such user, or the user is locked
     */
    public LocalConnection connect(String user) {
        return connect(defaultClient, user, "");
    }

    /** As {@link #connect(String)}, with a client, and with a language of two letters or an empty one. */
    public LocalConnection connect(String client, String user, String language) {
        return state.users()
                .logonTrusted(client, user, language)
                .map(logon -> new LocalConnection(state.runner(), state.transactions(), state.units(), logon))
                .orElseThrow(() ->
                        new IllegalArgumentException("User " + client + "/" + user + " does not exist or is locked"));
    }

    /** Transactions that ran by their ids, and those that wait in queues. */
    public TransactionStore transactions() {
        return state.transactions();
    }

    /** Units of background RFC, and the queues in which they wait. */
    public UnitStore units() {
        return state.units();
    }

    /** A fresh id for a transaction, of the builder's {@linkplain EmulatorBuilder#random source}. */
    public String newTransactionId() {
        return ids.get().substring(0, TRANSACTION_ID_LENGTH).toUpperCase(Locale.ROOT);
    }

    /** A fresh id for a unit, of the builder's {@linkplain EmulatorBuilder#random source}. */
    public String newUnitId() {
        return ids.get().toUpperCase(Locale.ROOT);
    }

    /** What can be made to go wrong with calls over HTTP. */
    public Faults faults() {
        return faults;
    }

    /** What was called. */
    public CallLog calls() {
        return state.runner().log();
    }

    /** Commits that could not be written, oldest first. */
    public List<FailedUpdate> failedUpdates() {
        return List.copyOf(state.runner().failedUpdates());
    }

    /** Resets so many of the connections that come, before they carry anything, as if nobody listened. */
    public void refuseConnections(int connections) {
        server.ifPresent(listening -> listening.refuseConnections(connections));
    }

    /** Closes the connections of all callers: idle ones as a server does after a while, and those with a call on its way. */
    public void closeConnections() {
        server.ifPresent(EmulatorServer::closeConnections);
    }

    /** Ends the sessions of all callers over HTTP, as a restart does. */
    public void endSessions() {
        server.ifPresent(EmulatorServer::endSessions);
    }

    /** Stops the system; open calls are cut off. */
    @Override
    public void close() {
        server.ifPresent(EmulatorServer::close);
    }
}
