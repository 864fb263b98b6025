package dev.fairlead.destination;

import dev.fairlead.configuration.Configuration;
import dev.fairlead.configuration.DestinationProperties;
import java.util.List;

/**
 * What a target was made of. Asking a source anew mostly gives the same: comparing is cheaper than reading and digesting.
 *
 * @param configuration what the properties were read to
 * @param stamps change with what the properties only name
 */
record Basis(DestinationProperties properties, Configuration configuration, List<String> stamps) {}
