package dev.fairlead.connector.rfc.system;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.source.DestinationLookup;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the system whose repository describes functions: {@code jco.destination.repository_destination} names another
 * destination than the one that is called, with a logon of its own (RFC specification, A.5).
 *
 * @param lookup of the destination that is called
 * @param systems finds the system of a destination
 */
record Describing(DestinationLookup lookup, Function<DestinationLookup, RfcSystem> systems) {

    /**
     * The last of the destinations that name each other.
     *
     * @throws RfcException of group {@link RfcErrorGroup#CONFIGURATION} if there is none because they go in a circle
     * @throws dev.fairlead.error.DestinationException if one of them is unknown or invalid
     */
    RfcSystem of(RfcSystem called) {
        if (called.repositoryDestination().isEmpty()) {
            return called;
        }
        Set<String> passed = new LinkedHashSet<>();
        RfcSystem current = called;
        while (current.repositoryDestination().isPresent()) {
            String next = current.repositoryDestination().get();
            if (!passed.add(current.name()) || passed.contains(next)) {
                throw circle(passed, next);
            }
            current = systems.apply(lookup.named(next));
        }
        return current;
    }

    private RfcException circle(Set<String> passed, String next) {
        return RfcException.of(RfcFailure.of(
                        RfcErrorGroup.CONFIGURATION,
                        lookup.name(),
                        "jco.destination.repository_destination",
                        "goes in a circle: " + String.join(" -> ", passed) + " -> " + next)
                .withHint("Let the last of them describe its own functions"));
    }
}
