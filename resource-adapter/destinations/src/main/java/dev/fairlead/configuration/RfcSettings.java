package dev.fairlead.configuration;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How calls of an RFC destination are made (destination specification, 1.17).
 *
 * @param language {@code jco.client.lang}: one or two letters; empty for that of user or system
 * @param trace {@code jco.client.trace}
 * @param codePage {@code jco.client.codepage}: four digits
 * @param delta {@code jco.client.delta}: whether tables travel as their changes
 * @param columnBased {@code jco.client.serialization_format=columnBased}
 * @param wideArea {@code jco.client.network=WAN}
 * @param pool its connections
 * @param repository where the descriptions of functions come from
 */
public record RfcSettings(
        Optional<String> language,
        boolean trace,
        String codePage,
        boolean delta,
        boolean columnBased,
        boolean wideArea,
        Pool pool,
        Repository repository) {

    public RfcSettings {
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(codePage, "codePage");
        Objects.requireNonNull(pool, "pool");
        Objects.requireNonNull(repository, "repository");
    }

    /**
     * The connections of a destination.
     *
     * @param capacity {@code jco.destination.pool_capacity}: how many are kept idle; 0 closes each after its use
     * @param peak {@code jco.destination.peak_limit}: how many may be in use, never below the capacity; 0 for any number
     * @param waitingTime {@code jco.destination.max_get_client_time}
     * @param expirationTime {@code jco.destination.expiration_time}: how long an idle one is kept
     * @param expirationCheck {@code jco.destination.expiration_check_period}
     * @param checked {@code jco.destination.pool_check_connection}: whether an idle one is tried before its use
     */
    public record Pool(
            int capacity,
            int peak,
            Duration waitingTime,
            Duration expirationTime,
            Duration expirationCheck,
            boolean checked) {
        public Pool {
            Objects.requireNonNull(waitingTime, "waitingTime");
            Objects.requireNonNull(expirationTime, "expirationTime");
            Objects.requireNonNull(expirationCheck, "expirationCheck");
        }
    }

    /**
     * Where the descriptions of functions come from.
     *
     * @param destination {@code jco.destination.repository_destination}; empty for the destination itself
     * @param user {@code jco.destination.repository.user} with its password; empty for the caller
     * @param checkInterval {@code jco.destination.repository.check_interval}; zero for never
     */
    public record Repository(
            Optional<String> destination, Optional<RfcLogon.ConfiguredUser> user, Duration checkInterval) {
        public Repository {
            Objects.requireNonNull(destination, "destination");
            Objects.requireNonNull(user, "user");
            Objects.requireNonNull(checkInterval, "checkInterval");
        }
    }
}
