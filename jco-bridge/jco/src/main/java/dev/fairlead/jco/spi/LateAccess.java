package dev.fairlead.jco.spi;

import dev.fairlead.error.DestinationException;
import dev.fairlead.rfc.transport.RouteErrors;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The way to a destination that is found at each use, so that it can be handed out before the destination can be reached,
 * and follows its properties and the user of the moment.
 */
public final class LateAccess extends ForwardingAccess {
    private final String name;
    private final Supplier<DestinationAccess> way;

    /**
     * @param name of the destination
     * @param way throws a {@link DestinationException} if the destination cannot be used
     */
    public LateAccess(String name, Supplier<DestinationAccess> way) {
        this.name = Objects.requireNonNull(name, "name");
        this.way = Objects.requireNonNull(way, "way");
    }

    @Override
    DestinationAccess way() {
        try {
            return way.get();
        } catch (DestinationException e) {
            throw RouteErrors.of(e, name, false);
        }
    }

    @Override
    public String name() {
        return name;
    }

    /** It follows its properties. */
    @Override
    public boolean isValid() {
        return true;
    }

    @Override
    public String toString() {
        return "way to " + name;
    }
}
