package dev.fairlead.jco;

import dev.fairlead.jco.spi.DestinationAccess;
import dev.fairlead.jco.spi.DestinationProvider;
import dev.fairlead.jco.spi.DestinationProviders;
import dev.fairlead.rfc.RfcException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

/** The ways that programs looked up and still hold, or that a provider holds for them. */
final class KnownDestinations {
    private static final Map<DestinationAccess, Boolean> HELD = new WeakHashMap<>();

    private KnownDestinations() {}

    /** The newest of equal ones stays, for the others may go before it. */
    static DestinationAccess add(DestinationAccess access) {
        synchronized (HELD) {
            HELD.remove(access);
            HELD.put(access, true);
        }
        return access;
    }

    /** Those that are still valid, and that this thread would find: on a server others are of other applications. */
    static List<DestinationAccess> all() {
        List<DestinationAccess> held;
        synchronized (HELD) {
            held = List.copyOf(HELD.keySet());
        }
        return held.stream().filter(KnownDestinations::isUsable).toList();
    }

    static Optional<DestinationAccess> find(String id) {
        return all().stream().filter(access -> access.id().equals(id)).findFirst();
    }

    private static boolean isUsable(DestinationAccess access) {
        try {
            return access.isValid() && isFoundHere(access);
        } catch (RfcException e) {
            return false;
        }
    }

    private static boolean isFoundHere(DestinationAccess access) {
        DestinationProvider provider = DestinationProviders.current().orElse(Settings.FILES);
        return provider.find(access.name()).filter(access::equals).isPresent();
    }
}
