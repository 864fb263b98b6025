package dev.fairlead.authentication;

import dev.fairlead.error.DestinationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/** Work that one thread does while all others that need the same wait for its result or its failure. */
final class Flights<T> {

    private final ConcurrentMap<TokenKey, CompletableFuture<T>> flying = new ConcurrentHashMap<>();

    /**
     * @throws DestinationException as {@code work} does; each waiter gets an exception of its own
     */
    T join(TokenKey key, Supplier<T> work) {
        CompletableFuture<T> own = new CompletableFuture<>();
        CompletableFuture<T> other = flying.putIfAbsent(key, own);
        if (other != null) {
            return await(other);
        }
        try {
            T result = work.get();
            own.complete(result);
            return result;
        } catch (RuntimeException | Error e) {
            own.completeExceptionally(e);
            throw e;
        } finally {
            flying.remove(key, own);
        }
    }

    private static <T> T await(CompletableFuture<T> flight) {
        try {
            return flight.join();
        } catch (CompletionException e) {
            // stack traces and suppressed exceptions are not shared
            if (e.getCause() instanceof DestinationException failure) {
                throw DestinationException.of(failure.detail(), failure);
            }
            throw e;
        }
    }
}
