package dev.fairlead.cdi.connection;

import dev.fairlead.rfc.RfcUnitOfWork;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The units of work that a request has begun and not ended. Safe for several threads. */
final class OpenUnits {
    private static final Logger LOG = System.getLogger("fairlead.rfc.luw");

    private final Map<RfcUnitOfWork, Address> open = new ConcurrentHashMap<>();

    void add(RfcUnitOfWork unit, Address destination) {
        open.put(unit, destination);
    }

    void remove(RfcUnitOfWork unit) {
        open.remove(unit);
    }

    /** The request is over: whoever forgot to end a unit of work will not do so any more. */
    void end() {
        Map.copyOf(open).forEach((unit, destination) -> {
            LOG.log(
                    Level.WARNING,
                    "A unit of work with {0} was open at the end of the request, and is rolled back",
                    destination);
            unit.close();
        });
    }
}
