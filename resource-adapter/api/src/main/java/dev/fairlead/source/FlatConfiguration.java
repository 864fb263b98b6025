package dev.fairlead.source;

import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * A configuration with flat keys that may hold destinations, as {@code fairlead.destination.<name>.<Property>} with SAP
 * BTP's property names, and fragments, as {@code fairlead.fragment.<name>.<Property>}. For any number of threads.
 */
public interface FlatConfiguration {

    /** What messages call it, for example "MicroProfile Config of shop.war". */
    String description();

    /** The keys that it can list at the moment. */
    Iterable<String> keys();

    /**
     * The value of {@code key}; empty if there is none. Also asked for keys that are not listed, since environment
     * variables are listed in another spelling than they are asked for.
     *
     * @throws NoSuchElementException if the value refers to configuration that cannot be resolved
     */
    Optional<String> value(String key);
}
