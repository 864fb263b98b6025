package dev.fairlead.rfc.transport;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The cookies of calls outside of contexts: one jar for each principal of one destination (RFC specification, C.10).
 * Without them each call would open a security session at the system.
 */
final class CookieJars {

    private static final int MOST_PRINCIPALS = 10_000;
    private static final Duration KEPT_UNUSED = Duration.ofMinutes(15);

    private record Kept(CookieJar jar, Optional<Instant> validUntil) {}

    private final boolean https;
    private final Clock clock;
    private final Cache<String, Kept> jars = Caffeine.newBuilder()
            .maximumSize(MOST_PRINCIPALS)
            .expireAfterAccess(KEPT_UNUSED)
            .build();

    CookieJars(boolean https, Clock clock) {
        this.https = https;
        this.clock = clock;
    }

    /** The jar of a principal; a new one once what proved the identity has expired. */
    CookieJar of(Principal principal) {
        return jars.asMap()
                .compute(principal.key(), (key, kept) -> kept == null || isOver(kept) ? fresh(principal) : kept)
                .jar();
    }

    private boolean isOver(Kept kept) {
        return kept.validUntil().filter(end -> !clock.instant().isBefore(end)).isPresent();
    }

    private Kept fresh(Principal principal) {
        return new Kept(CookieJar.shared(https, clock), principal.validUntil());
    }
}
