package dev.fairlead.flight;

import dev.fairlead.error.DestinationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Work that one thread does once, while others wait for it. */
public final class Flight<T> {

    private final CompletableFuture<T> landing = new CompletableFuture<>();

    /**
     * Does the work. For one thread, once.
     *
     * @throws RuntimeException as {@code work} does
     */
    public T fly(Supplier<T> work) {
        try {
            T result = work.get();
            landing.complete(result);
            return result;
        } catch (RuntimeException | Error e) {
            landing.completeExceptionally(e);
            throw e;
        }
    }

    /**
     * Waits for the thread that does the work.
     *
     * @throws DestinationException one of its own if the work failed with one: stack traces and suppressed exceptions
     *     are not shared
     * @throws RuntimeException the very one that the work failed with, if it is of another type
     */
    public T await() {
        try {
            return landing.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof DestinationException failure) {
                throw DestinationException.of(failure.detail(), failure);
            }
            // an error is that of the thread that it befell
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }
}
