package dev.fairlead.connector.connection;

import dev.fairlead.caller.CallerIdentity;
import jakarta.resource.spi.ManagedConnectionMetaData;

/** What a container may show of a managed connection. */
record ConnectionMetaData(ConnectionRequest request) implements ManagedConnectionMetaData {

    @Override
    public String getEISProductName() {
        return request.type() + " destination " + request.lookup().name();
    }

    @Override
    public String getEISProductVersion() {
        return request.version();
    }

    /** 0: as many as the container allows. */
    @Override
    public int getMaxConnections() {
        return 0;
    }

    @Override
    public String getUserName() {
        return request.identity().map(CallerIdentity::userId).orElse("");
    }
}
