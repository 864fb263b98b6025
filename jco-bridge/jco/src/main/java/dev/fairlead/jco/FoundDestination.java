package dev.fairlead.jco;

import dev.fairlead.jco.spi.DestinationAccess;

/** A destination as a provider found it. */
final class FoundDestination extends SystemDestination {
    private final DestinationAccess access;

    FoundDestination(DestinationAccess access) {
        this.access = access;
    }

    @Override
    DestinationAccess access() {
        return access;
    }

    @Override
    String origin() {
        return access.id();
    }

    /** One for each look-up, but the same destination as long as the provider's way to it is the same. */
    @Override
    public boolean equals(Object other) {
        return other instanceof FoundDestination that && access.equals(that.access);
    }

    @Override
    public int hashCode() {
        return access.hashCode();
    }
}
