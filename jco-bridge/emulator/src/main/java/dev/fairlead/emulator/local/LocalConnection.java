package dev.fairlead.emulator.local;

import dev.fairlead.emulator.session.ModuleRunner;
import dev.fairlead.emulator.session.Outcome;
import dev.fairlead.emulator.session.Session;
import dev.fairlead.emulator.system.Logon;
import dev.fairlead.emulator.trfc.TransactionStore;
import dev.fairlead.emulator.trfc.UnitStore;
import dev.fairlead.rfc.RfcConnection;
import dev.fairlead.rfc.RfcSystemInfo;
import dev.fairlead.rfc.call.RfcChannel;
import dev.fairlead.rfc.call.RfcSession;
import dev.fairlead.rfc.call.RfcTransactions;
import dev.fairlead.rfc.dictionary.SystemInquiry;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.record.FunctionData;
import java.util.Optional;

/** Calls for one user, each in a session of its own. Safe for use by several threads. */
public final class LocalConnection implements RfcChannel, RfcTransactions {
    private final ModuleRunner runner;
    private final Logon logon;
    private final TransactionStore transactions;
    private final UnitStore units;
    private final Optional<Passage> passage;

    /** Calls for this user, through the messages of SOAP-RFC. */
    public LocalConnection(ModuleRunner runner, TransactionStore transactions, UnitStore units, Logon logon) {
        this(runner, transactions, units, logon, Optional.of(new Passage()));
    }

    private LocalConnection(
            ModuleRunner runner,
            TransactionStore transactions,
            UnitStore units,
            Logon logon,
            Optional<Passage> passage) {
        this.runner = runner;
        this.transactions = transactions;
        this.units = units;
        this.logon = logon;
        this.passage = passage;
    }

    /**
     * The same connection without the way through messages: modules work on the caller's own values. For functions from
     * {@link #function} only; values are not converted, and inactive parameters are not left out.
     */
    public LocalConnection fast() {
        return new LocalConnection(runner, transactions, units, logon, Optional.empty());
    }

    /**
     * A fresh call of a function.
     *
     * @throws dev.fairlead.rfc.RfcUsageException of group FUNCTION_NOT_FOUND if there is none
     */
    public FunctionData function(String name) {
        return new FunctionData(runner.description(name).orElseThrow(() -> LocalErrors.missing(name)));
    }

    @Override
    public void call(FunctionData function) {
        call(function, new Session());
    }

    @Override
    public void execute(String tid, FunctionData... functions) {
        Runnable work = sent().of(functions);
        LocalErrors.waiting(tid, () -> transactions.execute(tid, work));
    }

    @Override
    public void executeInQueue(String tid, String queue, FunctionData... functions) {
        Runnable work = sent().of(functions);
        LocalErrors.waiting(tid, () -> transactions.execute(tid, queue, work));
    }

    @Override
    public void confirm(String tid) {
        transactions.confirm(tid);
    }

    /** The same calls as the connection that an application has injected, for tests of its classes without a container. */
    public RfcConnection asRfcConnection() {
        return new LocalRfcConnection(this);
    }

    /** Sends units of background RFC. */
    public LocalUnits units() {
        return new LocalUnits(units, sent());
    }

    private SentCalls sent() {
        return new SentCalls(runner, logon, passage);
    }

    @Override
    public LocalConnection transactions() {
        return this;
    }

    @Override
    public RfcSystemInfo systemInfo() {
        return SystemInquiry.ask(
                this,
                new SystemInquiry.LoggedOn(logon.user().client(), logon.user().name(), true, logon.language()));
    }

    @Override
    public void ping() {
        SystemInquiry.ping(this);
    }

    @Override
    public LocalSession begin() {
        return new LocalSession(this);
    }

    private void call(FunctionData function, Session session) {
        Optional<FunctionDescription> module = runner.description(function.name());
        Outcome outcome =
                module.isPresent() ? run(function, module.get(), session) : new Outcome.Missing(function.name());
        LocalErrors.check(function.name(), outcome);
    }

    private Outcome run(FunctionData function, FunctionDescription module, Session session) {
        return passage.isPresent()
                ? passage.get().through(function, module, arrived -> runner.call(logon, session, arrived))
                : runner.call(logon, session, function);
    }

    /** Client and user. */
    @Override
    public String toString() {
        return logon.user().toString();
    }

    /** Calls in one session, until it is closed: one after the other. */
    public static final class LocalSession implements RfcSession {
        private final LocalConnection connection;
        private Session session = new Session();

        private LocalSession(LocalConnection connection) {
            this.connection = connection;
        }

        /** A call after a short dump or an error message begins anew, with nothing in memory. */
        @Override
        public synchronized void call(FunctionData function) {
            if (session.hasEnded()) {
                session = new Session();
            }
            connection.call(function, session);
        }

        @Override
        public boolean isStateful() {
            return true;
        }

        /** Ends the session; what was not committed is forgotten. */
        @Override
        public synchronized void close() {
            session.end();
        }
    }
}
