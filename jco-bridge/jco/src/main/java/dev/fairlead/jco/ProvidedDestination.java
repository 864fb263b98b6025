package dev.fairlead.jco;

import dev.fairlead.jco.spi.DestinationAccess;

/** Makes destinations for those who hand them out otherwise than {@link JCoDestinationManager} does, such as injection. */
public final class ProvidedDestination {

    private ProvidedDestination() {}

    /** The destination at the end of a way; equal for equal ways. */
    public static JCoDestination of(DestinationAccess access) {
        return new FoundDestination(access);
    }
}
