package dev.fairlead.jco.spi;

import java.util.Optional;

/** Finds destinations, for the tenant and user of the moment. Safe for use by several threads. */
@FunctionalInterface
public interface DestinationProvider {

    /**
     * The way to a destination: an equal one as long as its properties and the tenant are the same. Empty if there is none
     * of that name.
     *
     * @throws dev.fairlead.rfc.RfcConfigurationException if its properties are wrong or incomplete
     */
    Optional<DestinationAccess> find(String name);

    /**
     * Whether several applications use it that know nothing of each other, as in a server. None of them may then bring along
     * what would count for all of them.
     */
    default boolean isShared() {
        return false;
    }
}
