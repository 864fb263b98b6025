package dev.fairlead.rfc.repository;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.fairlead.rfc.RfcException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * What was found by name, and for a minute what was not. Finding a cached entry allocates nothing.
 *
 * <pre>
 * entry               younger than the check interval   older
 * found               given                             read again; if that fails, given as it is
 * not found           said so for 60 seconds            asked again
 * </pre>
 *
 * <p>What is being read while something is added or forgotten may be what was to go: it is not kept, and who asks later
 * reads anew.
 */
final class LookupCache<T> {
    private static final Duration ABSENCE = Duration.ofSeconds(60);

    private record Entry<T>(T value, long readAt) {}

    private final Cache<String, Entry<T>> found;
    private final Cache<String, Boolean> absent;
    /** Those since something was added or forgotten last. */
    private volatile SingleFlight<Optional<T>> flights = new SingleFlight<>();

    private final long checkMillis;
    private final Clock clock;

    private final Runnable beforeCheck;

    /** @param beforeCheck done before an entry is read again */
    LookupCache(RepositorySettings settings, Runnable beforeCheck) {
        this.beforeCheck = beforeCheck;
        clock = settings.clock();
        checkMillis = settings.checkInterval().toMillis();
        found = Caffeine.newBuilder().maximumSize(settings.maximum()).build();
        absent = Caffeine.newBuilder()
                .maximumSize(settings.maximum())
                .expireAfterWrite(ABSENCE)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** Names are upper case and have no blanks at their end. */
    static String normal(String name) {
        return name.strip().toUpperCase(Locale.ROOT);
    }

    /** The entry; null if there is none or it is not known. */
    T cached(String name) {
        Entry<T> entry = found.getIfPresent(name);
        return entry != null && isFresh(entry) ? entry.value() : null;
    }

    Optional<T> find(String name, Function<String, Optional<T>> source) {
        T cached = cached(name);
        if (cached != null) {
            return Optional.of(cached);
        }
        if (absent.getIfPresent(name) != null) {
            return Optional.empty();
        }
        SingleFlight<Optional<T>> current = flights;
        return current.fly(name, () -> read(name, source, current));
    }

    /** Looks once more: the flight before this one may have landed in between. */
    private Optional<T> read(String name, Function<String, Optional<T>> source, SingleFlight<Optional<T>> current) {
        Entry<T> entry = found.getIfPresent(name);
        if (entry != null && isFresh(entry)) {
            return Optional.of(entry.value());
        }
        if (absent.getIfPresent(name) != null) {
            return Optional.empty();
        }
        Optional<T> answer = entry == null ? source.apply(name) : again(name, entry, source);
        Entry<T> read = answer.map(value -> new Entry<>(value, clock.millis())).orElse(null);
        Boolean missed = read == null ? Boolean.TRUE : null;
        // one step with the question whether it is still wanted: whoever forgets says so before it takes entries away
        found.asMap().compute(name, (same, present) -> flights == current ? read : present);
        absent.asMap().compute(name, (same, present) -> flights == current ? missed : present);
        return answer;
    }

    private Optional<T> again(String name, Entry<T> old, Function<String, Optional<T>> source) {
        try {
            beforeCheck.run();
            Optional<T> answer = source.apply(name);
            return answer.filter(value -> value.equals(old.value())).isPresent() ? Optional.of(old.value()) : answer;
        } catch (RfcException e) {
            return Optional.of(old.value());
        }
    }

    private boolean isFresh(Entry<T> entry) {
        return checkMillis == 0 || clock.millis() - entry.readAt() < checkMillis;
    }

    void put(String name, T value) {
        flights = new SingleFlight<>();
        found.put(name, new Entry<>(value, clock.millis()));
        absent.invalidate(name);
    }

    void remove(String name) {
        flights = new SingleFlight<>();
        found.invalidate(name);
        absent.invalidate(name);
    }

    void clear() {
        flights = new SingleFlight<>();
        found.invalidateAll();
        absent.invalidateAll();
    }

    Collection<T> values() {
        return found.asMap().values().stream().map(Entry::value).toList();
    }
}
