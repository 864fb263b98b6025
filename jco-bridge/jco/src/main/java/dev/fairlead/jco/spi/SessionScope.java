package dev.fairlead.jco.spi;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What sessions belong to instead of threads (RFC specification, B.8): one work that several threads do, or one user who
 * comes again. There is one scope at most in a class loader. Safe for use by several threads.
 */
public interface SessionScope {

    /** The work of this thread; empty if it belongs to none, and then sessions are the thread's. */
    Optional<Work> current();

    /** Whether a work goes on. Sessions of one that does not are closed. */
    boolean isAlive(String id);

    /** A work that sessions belong to. */
    interface Work {

        /** What tells it from all others. */
        String id();

        /** Says that a session of it began. */
        void began();

        /** Says that a session of it ended. */
        void ended();
    }

    /** The scope of this class loader. */
    final class Current {
        private static final AtomicReference<SessionScope> SCOPE = new AtomicReference<>();

        private Current() {}

        /** Empty if sessions belong to threads. */
        public static Optional<SessionScope> get() {
            return Optional.ofNullable(SCOPE.get());
        }

        /** Whether there was none, so that it is this one now. */
        public static boolean set(SessionScope scope) {
            return SCOPE.compareAndSet(null, scope);
        }

        /** Whether it was this one, so that there is none any more. */
        public static boolean clear(SessionScope scope) {
            return SCOPE.compareAndSet(scope, null);
        }
    }
}
