package dev.fairlead.emulator.local;

import dev.fairlead.emulator.session.ModuleRunner;
import dev.fairlead.emulator.session.Session;
import dev.fairlead.emulator.system.Logon;
import dev.fairlead.rfc.call.RfcCaller;
import dev.fairlead.rfc.record.FunctionData;

/** Calls for one user, each in a session of its own. Safe for use by several threads. */
public final class LocalConnection implements RfcCaller {
    private final ModuleRunner runner;
    private final Logon logon;

    /** Calls for this user. */
    public LocalConnection(ModuleRunner runner, Logon logon) {
        this.runner = runner;
        this.logon = logon;
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
        LocalErrors.check(function.name(), runner.call(logon, function));
    }

    /** Begins a session that several calls share. */
    public LocalSession begin() {
        return new LocalSession(runner, logon);
    }

    /** Client and user. */
    @Override
    public String toString() {
        return logon.user().toString();
    }

    /** Calls in one session, until it is closed: one after the other. */
    public static final class LocalSession implements RfcCaller, AutoCloseable {
        private final ModuleRunner runner;
        private final Logon logon;
        private Session session = new Session();

        private LocalSession(ModuleRunner runner, Logon logon) {
            this.runner = runner;
            this.logon = logon;
        }

        /** A call after a short dump or an error message begins anew, with nothing in memory. */
        @Override
        public synchronized void call(FunctionData function) {
            if (session.hasEnded()) {
                session = new Session();
            }
            LocalErrors.check(function.name(), runner.call(logon, session, function));
        }

        /** Ends the session; what was not committed is forgotten. */
        @Override
        public synchronized void close() {
            session.end();
        }
    }
}
