package dev.fairlead.emulator.session;

import dev.fairlead.emulator.module.AbapAbort;
import dev.fairlead.emulator.module.AbapRaise;
import dev.fairlead.emulator.module.FunctionRegistry;
import dev.fairlead.emulator.system.Logon;
import dev.fairlead.emulator.system.Pause;
import dev.fairlead.emulator.table.AbapTables;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.record.FunctionData;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Runs function modules for users who are logged on (RFC specification, E.2). Safe for use by several threads. */
public final class ModuleRunner {
    private static final System.Logger LOG = System.getLogger("fairlead.emulator");

    private final FunctionRegistry registry;
    private final AbapTables tables;
    private final Clock clock;
    private final Pause pause;
    private final CallLog log = new CallLog();
    private final List<FailedUpdate> failedUpdates = new CopyOnWriteArrayList<>();

    public ModuleRunner(FunctionRegistry registry, AbapTables tables, Clock clock, Pause pause) {
        this.registry = registry;
        this.tables = tables;
        this.clock = clock;
        this.pause = pause;
    }

    /** The interface of a module by its name, in upper case. */
    public Optional<FunctionDescription> description(String name) {
        return registry.find(name).map(FunctionRegistry.Module::description);
    }

    /** Calls a module in a session of its own: what it keeps and registers is forgotten when it returns. */
    public Outcome call(Logon logon, FunctionData function) {
        return call(logon, new Session(), function);
    }

    /**
     * Calls a module and fills {@code function} with what goes back. Calls in one session run one after the other.
     *
     * @param session that ends if the module does not return or raise
     */
    public Outcome call(Logon logon, Session session, FunctionData function) {
        synchronized (session) {
            Optional<FunctionRegistry.Module> module = registry.find(function.name());
            boolean allowed = logon.user().authorizations().allow(function.name());
            log.add(new CallLog.Entry(
                    logon.user().client(), logon.user().name(), function.name(), module.isPresent() && allowed));
            if (module.isEmpty()) {
                return new Outcome.Missing(function.name());
            }
            if (!allowed) {
                return new Outcome.Unauthorized(function.name());
            }
            return run(module.get(), logon, session, function);
        }
    }

    private Outcome run(FunctionRegistry.Module module, Logon logon, Session session, FunctionData function) {
        try {
            Set<String> supplied = new Defaults(logon, clock).fill(function);
            module.function().call(new CallContext(this, logon, session, supplied), function);
            return new Outcome.Returned();
        } catch (AbapRaise raise) {
            return new Outcome.Raised(raise);
        } catch (AbapAbort abort) {
            session.end();
            return new Outcome.Aborted(abort);
        } catch (RuntimeException | AssertionError e) {
            LOG.log(System.Logger.Level.WARNING, function.name() + " ended with an exception of Java", e);
            session.end();
            return new Outcome.Aborted(new AbapAbort("UNCAUGHT_EXCEPTION", function.name() + " ended with " + e));
        }
    }

    /** Commits what the calls of a session registered; an update that throws is a short dump. */
    public Outcome commit(Session session) {
        synchronized (session) {
            return session.commit(tables)
                    .<Outcome>map(failure -> new Outcome.Aborted(new AbapAbort("UPDATE_FAILED", failure.toString())))
                    .orElseGet(Outcome.Returned::new);
        }
    }

    /** Waits as modules do. */
    public void pause(Duration time) {
        try {
            pause.pause(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AbapAbort("TASK_INTERRUPTED", "The call was interrupted");
        }
    }

    /** What was called. */
    public CallLog log() {
        return log;
    }

    /** What could not be written at commits, oldest first. */
    public List<FailedUpdate> failedUpdates() {
        return failedUpdates;
    }

    AbapTables tables() {
        return tables;
    }

    Clock clock() {
        return clock;
    }
}
