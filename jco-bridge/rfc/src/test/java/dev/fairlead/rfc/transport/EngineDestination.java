package dev.fairlead.rfc.transport;

import dev.fairlead.destination.DestinationEngine;
import dev.fairlead.destination.source.MapSource;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.source.DestinationLookup;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A destination of a real engine over real sockets. */
final class EngineDestination implements HttpRoute, AutoCloseable {

    private static final DestinationLookup ERP = DestinationLookup.of("erp");

    private final DestinationEngine engine;

    EngineDestination(String url) {
        engine = DestinationEngine.builder()
                .sources(List.of(MapSource.of(
                        "erp",
                        Map.of(
                                "Type", "HTTP",
                                "URL", url,
                                "ProxyType", "Internet",
                                "Authentication", "BasicAuthentication",
                                "User", "TESTER",
                                "Password", "geheim"))))
                .build();
    }

    @Override
    public DestinationResponse send(DestinationRequest request) {
        return engine.send(ERP, Optional.empty(), request);
    }

    @Override
    public void close() {
        engine.close();
    }
}
