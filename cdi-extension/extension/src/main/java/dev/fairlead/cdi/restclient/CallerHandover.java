package dev.fairlead.cdi.restclient;

import dev.fairlead.caller.OnBehalfOf;
import java.util.function.Supplier;
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
    private static final ThreadLocal<OnBehalfOf> HANDED_OVER = new ThreadLocal<>();

    private final Supplier<OnBehalfOf> users;

    CallerHandover(Supplier<OnBehalfOf> users) {
        this.users = users;
    }

    /** Takes the caller of the asynchronous invocation that this thread works for; nobody if there is none. */
    static OnBehalfOf take() {
        OnBehalfOf user = HANDED_OVER.get();
        HANDED_OVER.remove();
        return user == null ? OnBehalfOf.NOBODY : user;
    }

    @Override
    public AsyncInvocationInterceptor newInterceptor() {
        return new Handover();
    }

    private final class Handover implements AsyncInvocationInterceptor {
        private OnBehalfOf user = OnBehalfOf.NOBODY;

        @Override
        public void prepareContext() {
            user = users.get();
        }

        @Override
        public void applyContext() {
            HANDED_OVER.set(user);
        }

        @Override
        public void removeContext() {
            HANDED_OVER.remove();
        }
    }
}
