package dev.fairlead.rfc.repository;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * Lets one thread do what several want at the same time. The others wait for its result. Where it fails for reasons that
 * may be its user's own, each of the others tries for itself.
 */
final class SingleFlight<T> {
    private final ConcurrentMap<String, CompletableFuture<T>> flights = new ConcurrentHashMap<>();

    T fly(String key, Supplier<T> work) {
        CompletableFuture<T> own = new CompletableFuture<>();
        CompletableFuture<T> other = flights.putIfAbsent(key, own);
        if (other == null) {
            return lead(key, own, work);
        }
        try {
            return other.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RfcException.of(
                    RfcFailure.of(RfcErrorGroup.REQUEST_CANCELLED, "", key, "the thread was interrupted"), e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RfcException failure && isShared(failure.group())) {
                throw failure;
            }
            return work.get();
        }
    }

    private T lead(String key, CompletableFuture<T> flight, Supplier<T> work) {
        try {
            T result = work.get();
            flight.complete(result);
            return result;
        } catch (RuntimeException | Error e) {
            flight.completeExceptionally(e);
            throw e;
        } finally {
            flights.remove(key, flight);
        }
    }

    private static boolean isShared(RfcErrorGroup group) {
        return group != RfcErrorGroup.LOGON_FAILURE
                && group != RfcErrorGroup.SYSTEM_FAILURE
                && group != RfcErrorGroup.PASSWORD_CHANGE_REQUIRED
                && group != RfcErrorGroup.REQUEST_CANCELLED;
    }
}
