package dev.fairlead.cdi.caller;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.Callers;
import dev.fairlead.caller.CapturedCaller;
import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.caller.RunAs;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * Who the user is: whom the application named for this stretch of the thread, or else whom the container knows
 * (specification of authentication, 4.2 and 4.6). A thread inherits nothing from the one that started it.
 */
public final class CallerScopes implements Callers, Supplier<OnBehalfOf> {
    private static final Logger LOG = System.getLogger(CallerScopes.class.getName());
    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final ThreadLocal<Scope> innermost = new ThreadLocal<>();
    private final Supplier<OnBehalfOf> container;

    public CallerScopes(Supplier<OnBehalfOf> container) {
        this.container = container;
    }

    @Override
    public OnBehalfOf get() {
        Scope scope = innermost.get();
        return scope == null ? container.get() : scope.user;
    }

    @Override
    public Optional<Caller> current() {
        return get().caller();
    }

    @Override
    public RunAs runAs(Caller caller) {
        if (LOG.isLoggable(Level.DEBUG)) {
            LOG.log(Level.DEBUG, "{0} acts for {1}", STACK.getCallerClass().getName(), caller.identity());
        }
        return new Scope(OnBehalfOf.explicitly(Optional.of(caller.asClaimed())));
    }

    @Override
    public CapturedCaller capture() {
        return new Captured(OnBehalfOf.explicitly(get().caller()));
    }

    /** Opened by its construction. */
    private final class Scope implements RunAs {
        private final OnBehalfOf user;
        private final Thread thread = Thread.currentThread();
        private final Scope outer = innermost.get();
        private boolean closed;

        Scope(OnBehalfOf user) {
            this.user = user;
            innermost.set(this);
        }

        @Override
        public void close() {
            if (closed) {
                return;
            }
            if (Thread.currentThread() != thread) {
                throw new IllegalStateException("A scope is closed on the thread that opened it");
            }
            closed = true;
            if (isOpenWithin(innermost.get())) {
                restore(outer);
            }
        }

        /** Whether this scope is {@code scope} or around it; not if one around this has been closed before. */
        private boolean isOpenWithin(Scope scope) {
            return scope == this || scope != null && isOpenWithin(scope.outer);
        }
    }

    private void restore(Scope scope) {
        if (scope == null) {
            innermost.remove();
        } else {
            innermost.set(scope);
        }
    }

    private final class Captured implements CapturedCaller {
        private final OnBehalfOf user;

        Captured(OnBehalfOf user) {
            this.user = user;
        }

        @Override
        public Runnable runnable(Runnable task) {
            return () -> {
                try (RunAs scope = new Scope(user)) {
                    task.run();
                }
            };
        }

        @Override
        public <T> Callable<T> callable(Callable<T> task) {
            return () -> {
                try (RunAs scope = new Scope(user)) {
                    return task.call();
                }
            };
        }
    }
}
