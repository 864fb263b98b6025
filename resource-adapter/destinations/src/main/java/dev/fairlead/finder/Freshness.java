package dev.fairlead.finder;

import java.time.Duration;

/**
 * For how long answers count (destination specification, 7.1).
 *
 * @param found what was found is asked for anew after this time
 * @param missing what was not found is asked for anew after this time
 * @param stale for how much longer what was found serves while its finder is out of order
 */
public record Freshness(Duration found, Duration missing, Duration stale) {

    public Freshness {
        if (found.toMillis() < 1 || missing.toMillis() < 1 || stale.isNegative()) {
            throw new IllegalArgumentException("Answers count for a positive time");
        }
    }

    /** Answers of this server count for {@code revalidation}, and not at all once their source fails. */
    public static Freshness local(Duration revalidation) {
        return new Freshness(revalidation, revalidation, Duration.ZERO);
    }
}
