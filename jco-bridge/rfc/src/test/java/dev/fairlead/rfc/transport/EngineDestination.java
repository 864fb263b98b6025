package dev.fairlead.rfc.transport;

import dev.fairlead.destination.DestinationEngine;
import dev.fairlead.destination.source.MapSource;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.http.HttpDestination;
import dev.fairlead.input.CallInput;
import dev.fairlead.source.DestinationLookup;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A destination of a real engine over real sockets. */
final class EngineDestination implements HttpDestination, AutoCloseable {

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
    public String name() {
        return "erp";
    }

    @Override
    public DestinationResponse send(DestinationRequest request) {
        return engine.send(ERP, Optional.empty(), request);
    }

    @Override
    public HttpDestination with(CallInput input) {
        throw new UnsupportedOperationException();
    }

    @Override
    public HttpDestination forTenant(String tenant) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<DestinationResponse> sendAsync(DestinationRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        engine.close();
    }
}
