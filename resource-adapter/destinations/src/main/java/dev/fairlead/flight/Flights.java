package dev.fairlead.flight;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/** At most one flight a key at any time. */
public final class Flights<K, T> {

    private final ConcurrentMap<K, Flight<T>> flying = new ConcurrentHashMap<>();

    /**
     * The result of the flight under way, or of a new one if there is none.
     *
     * @throws RuntimeException as {@code work} does; those who wait get it as {@link Flight#await} says
     */
    public T join(K key, Supplier<T> work) {
        Flight<T> own = new Flight<>();
        Flight<T> other = flying.putIfAbsent(key, own);
        if (other != null) {
            return other.await();
        }
        try {
            return own.fly(work);
        } finally {
            flying.remove(key, own);
        }
    }
}
