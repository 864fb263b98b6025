package dev.fairlead.connector.rfc.system;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.fairlead.source.DestinationLookup;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Warnings of what will not change about a destination: each is given once, for all tenants, versions and logons together,
 * as long as there are not too many.
 */
final class GivenWarnings {
    private static final int MAXIMUM = 1_000;

    private final Cache<Warning, Boolean> given =
            Caffeine.newBuilder().maximumSize(MAXIMUM).build();

    private record Warning(String application, String destination, String text) {}

    /** Warnings about one destination. */
    @FunctionalInterface
    interface OfDestination {

        /** @param text follows the name of the destination */
        void once(Logger category, String text);
    }

    OfDestination of(DestinationLookup lookup) {
        return (category, text) -> {
            if (given.asMap().putIfAbsent(new Warning(lookup.application(), lookup.name(), text), true) == null) {
                category.log(Level.WARNING, "{0} {1}", lookup.name(), text);
            }
        };
    }
}
