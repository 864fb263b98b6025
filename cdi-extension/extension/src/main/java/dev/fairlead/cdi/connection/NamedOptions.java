package dev.fairlead.cdi.connection;

import dev.fairlead.Destination;
import dev.fairlead.source.LookupOptions;
import java.util.Optional;

/** How a destination is looked up that an annotation names. */
public final class NamedOptions {

    private NamedOptions() {}

    /** The options in the members of {@code named}. */
    public static LookupOptions of(Destination named) {
        return new LookupOptions(
                named.fragment(), named.fragmentOptional(), named.level(), named.strategy(), Optional.empty());
    }
}
