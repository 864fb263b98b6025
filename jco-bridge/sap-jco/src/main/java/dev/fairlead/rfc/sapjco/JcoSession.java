package dev.fairlead.rfc.sapjco;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.call.RfcSession;
import dev.fairlead.rfc.record.FunctionData;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Calls that share a session (RFC specification, B.8). SAP JCo tells sessions by thread and destination, so that two on one
 * thread, or one and a call without, would be the same; and one that is ended on another thread than it was begun on would
 * never end. Hence each has a thread of its own, from its first call to its end.
 */
final class JcoSession implements RfcSession {
    private static final System.Logger LOG = System.getLogger("fairlead.rfc.luw");

    private final SapJcoSystem system;
    private final DestinationMembers members;
    private final Consumer<JcoSession> ended;
    private final AtomicBoolean busy = new AtomicBoolean();
    private ExecutorService thread;
    /** Of the session's thread alone. */
    private boolean begun;

    private boolean closed;

    /** @param ended hears of it once, when the session is over */
    JcoSession(SapJcoSystem system, DestinationMembers members, Consumer<JcoSession> ended) {
        this.system = system;
        this.members = members;
        this.ended = ended;
    }

    @Override
    public boolean isStateful() {
        return true;
    }

    @Override
    public void call(FunctionData function) {
        if (!busy.compareAndSet(false, true)) {
            throw failure(RfcErrorGroup.CONCURRENT_CALL, function, "another call of the same session goes on");
        }
        try {
            await(submit(function));
        } finally {
            busy.set(false);
        }
    }

    private synchronized Future<?> submit(FunctionData function) {
        if (closed) {
            throw failure(RfcErrorGroup.ILLEGAL_STATE, function, "the session has ended");
        }
        if (thread == null) {
            thread = Executors.newSingleThreadExecutor(JcoSession::daemon);
        }
        return thread.submit(() -> callHere(function));
    }

    private void callHere(FunctionData function) {
        if (!begun) {
            context(members.begin());
            begun = true;
        }
        system.callWithin(function);
    }

    /** Inherits nothing of the application that happens to call first. */
    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(null, work, "fairlead-sap-jco-session", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(JcoSession.class.getClassLoader());
        return thread;
    }

    private void context(MethodHandle change) {
        system.runWithin("session", open -> {
            change.invokeExact(open);
            return null;
        });
    }

    /** A call cannot be called back: who is interrupted waits for its end, and stays interrupted. */
    private static void await(Future<?> work) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    work.get();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw thrown(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException thrown(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return (RuntimeException) cause;
    }

    /** Does not wait for a call that goes on: the session ends behind it. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (thread == null) {
            ended.accept(this);
            return;
        }
        Future<?> end = thread.submit(this::end);
        thread.shutdown();
        if (!busy.get()) {
            await(end);
        }
    }

    private void end() {
        try {
            if (begun) {
                context(members.end());
            }
        } catch (RfcException e) {
            LOG.log(System.Logger.Level.DEBUG, "The session is gone already", e);
        } finally {
            ended.accept(this);
        }
    }

    private RfcException failure(RfcErrorGroup group, FunctionData function, String found) {
        return RfcException.of(RfcFailure.of(group, system.name(), function.name(), found));
    }
}
