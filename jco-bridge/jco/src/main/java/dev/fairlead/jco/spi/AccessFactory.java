package dev.fairlead.jco.spi;

import java.util.Map;
import java.util.Optional;

/**
 * Makes the way to a system of the properties of a destination, for programs that bring their destinations along. Found by
 * {@link java.util.ServiceLoader}. Safe for use by several threads.
 */
@FunctionalInterface
public interface AccessFactory {

    /**
     * The way to a destination, or empty if its properties ask for another transport than this one. Opens no connection.
     *
     * @param properties with their keys, {@code jco.client.client}, and secrets as they are
     * @throws dev.fairlead.rfc.RfcConfigurationException if the properties are wrong or incomplete; no value stands in it
     */
    Optional<DestinationAccess> open(String name, Map<String, String> properties);
}
