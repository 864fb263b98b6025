package dev.fairlead.connector;

import dev.fairlead.connector.rfc.system.RfcSystems;
import dev.fairlead.connector.transaction.ContainerTransactions;
import dev.fairlead.destination.DestinationEngine;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.work.WorkManager;

/** What managed connection factories need of the resource adapter that they are associated with. */
public interface EngineHost extends ResourceAdapter {

    /**
     * The engine of the server.
     *
     * @throws dev.fairlead.error.RouteUnavailableException if the resource adapter does not run
     */
    DestinationEngine engine();

    /**
     * The systems behind RFC destinations.
     *
     * @throws dev.fairlead.error.RouteUnavailableException if the resource adapter does not run
     */
    RfcSystems rfc();

    /**
     * The container's threads.
     *
     * @throws dev.fairlead.error.RouteUnavailableException if the resource adapter does not run
     */
    WorkManager workManager();

    /** The container's transactions; a host that says nothing of them has none. */
    default ContainerTransactions transactions() {
        return ContainerTransactions.NONE;
    }
}
