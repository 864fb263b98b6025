package dev.fairlead.connector.work;

import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkManager;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import javax.security.auth.Subject;

/**
 * Hands work to a work manager so that none of its threads keeps our classes. Its pool may grow inside of the call, and
 * before Java 24 a thread holds for life the protection domains, and with them the class loaders, of everything on the
 * stack that created it. The walk over that stack ends at a privileged call, so the call is made privileged by a class
 * of the JDK, with an action of the JDK's making: a lambda of ours would be a class of ours again.
 */
public final class WorkSubmission {
    private static final int THREADS_KEEP_NO_STACK = 24;
    private static final MethodHandle SCHEDULE = scheduleWork();

    private WorkSubmission() {}

    /**
     * Returns when the work manager has accepted the work.
     *
     * @throws WorkException if it refuses
     */
    public static void schedule(WorkManager manager, Work work) throws WorkException {
        if (Runtime.version().feature() >= THREADS_KEEP_NO_STACK) {
            manager.scheduleWork(work);
        } else {
            scheduleOnClearedStack(manager, work);
        }
    }

    @SuppressWarnings({"unchecked", "removal"})
    private static void scheduleOnClearedStack(WorkManager manager, Work work) throws WorkException {
        PrivilegedExceptionAction<Object> submission = MethodHandleProxies.asInterfaceInstance(
                PrivilegedExceptionAction.class, MethodHandles.insertArguments(SCHEDULE, 0, manager, work));
        try {
            Subject.doAsPrivileged(null, submission, null);
        } catch (PrivilegedActionException e) {
            throw e.getCause() instanceof WorkException refused ? refused : new WorkException(e.getCause());
        }
    }

    private static MethodHandle scheduleWork() {
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(WorkManager.class, "scheduleWork", MethodType.methodType(void.class, Work.class))
                    .asType(MethodType.methodType(Object.class, WorkManager.class, Work.class));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("The Connectors API has no WorkManager.scheduleWork(Work)", e);
        }
    }
}
