package dev.fairlead.cdi.restclient;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.CallerSource;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.ext.AsyncInvocationInterceptor;
import org.eclipse.microprofile.rest.client.ext.AsyncInvocationInterceptorFactory;

/**
 * Carries the caller of an asynchronous method from the calling thread to the one that sends the request, where the
 * container knows nobody.
 */
final class CallerHandover implements AsyncInvocationInterceptorFactory {

    /**
     * Set by the client's runtime on the sending thread, right before the filters of the same invocation run there. Read
     * for asynchronous methods only, so that what a broken off invocation leaves behind is never taken for another's.
     */
    private static final ThreadLocal<Optional<Caller>> HANDED_OVER = new ThreadLocal<>();

    private final CallerSource callers;

    CallerHandover(CallerSource callers) {
        this.callers = callers;
    }

    /** Takes the caller of the asynchronous invocation that this thread works for; empty if there is none, or nobody. */
    static Optional<Caller> take() {
        Optional<Caller> caller = HANDED_OVER.get();
        HANDED_OVER.remove();
        return caller == null ? Optional.empty() : caller;
    }

    @Override
    public AsyncInvocationInterceptor newInterceptor() {
        return new Handover();
    }

    private final class Handover implements AsyncInvocationInterceptor {
        private Optional<Caller> caller = Optional.empty();

        @Override
        public void prepareContext() {
            caller = callers.caller();
        }

        @Override
        public void applyContext() {
            HANDED_OVER.set(caller);
        }

        @Override
        public void removeContext() {
            HANDED_OVER.remove();
        }
    }
}
