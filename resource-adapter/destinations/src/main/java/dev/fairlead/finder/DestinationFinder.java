package dev.fairlead.finder;

import java.util.Optional;

/** Answers look-ups. Called rarely, since answers are kept as long as they say; for any number of threads. */
public interface DestinationFinder {

    /** What messages call it, for example "directory /etc/destinations". */
    String description();

    /** For how long its answers count. */
    Freshness freshness();

    /**
     * The destination; empty if it is not known here, which is an answer and no failure.
     *
     * @throws dev.fairlead.error.DestinationException if it cannot tell, or if the look-up's options do not fit
     */
    Optional<Found> find(FindRequest request);
}
