package dev.fairlead.rfc.repository;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

/**
 * How a repository caches.
 *
 * @param maximum most functions that are kept, and most types of records
 * @param checkInterval age at which an entry is read again when it is next used; zero for never
 * @param clock by which entries age
 */
public record RepositorySettings(int maximum, Duration checkInterval, Clock clock) {
    private static final int DEFAULT_MAXIMUM = 10_000;

    public RepositorySettings {
        Objects.requireNonNull(checkInterval, "checkInterval");
        Objects.requireNonNull(clock, "clock");
        if (maximum < 1 || checkInterval.isNegative()) {
            throw new IllegalArgumentException(maximum + " entries, checked every " + checkInterval);
        }
    }

    /** Nothing is read again; 10,000 functions are kept. */
    public static RepositorySettings standard() {
        return new RepositorySettings(DEFAULT_MAXIMUM, Duration.ZERO, Clock.systemUTC());
    }
}
