package dev.fairlead.source;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Knows destinations by their flat properties, in SAP BTP's names. Called rarely, since results are cached; for any
 * number of threads.
 */
public interface DestinationSource {

    /** What messages call this source, for example "MicroProfile Config of shop.war". */
    String description();

    /** Names of the destinations it knows at the moment. */
    Set<String> names();

    /**
     * Properties of the destination {@code name}, without the need for {@code Name} among them; empty if it is not
     * known here, which is an answer and no failure.
     */
    Optional<Map<String, String>> find(String name);

    /**
     * Properties of the fragment {@code name}, which are merged over a destination's; empty if it is not known here. A
     * source without fragments knows none.
     */
    default Optional<Map<String, String>> findFragment(String name) {
        return Optional.empty();
    }
}
