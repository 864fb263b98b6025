package dev.fairlead.benchmarks.rfc;

import dev.fairlead.destination.DestinationEngine;
import dev.fairlead.destination.source.MapSource;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.transport.SoapClient;
import dev.fairlead.rfc.transport.SoapTarget;
import dev.fairlead.rfc.transport.TransportOptions;
import dev.fairlead.source.DestinationLookup;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fairlead's own client, through its engine. */
final class FairleadCaller implements Caller {
    private static final DestinationLookup ERP = DestinationLookup.of("erp");

    private final DestinationEngine engine;
    private final SoapClient client;

    FairleadCaller(URI server) {
        engine = DestinationEngine.builder()
                .sources(List.of(MapSource.of(
                        "erp", Map.of("Type", "HTTP", "URL", server.toString(), "Authentication", "NoAuthentication"))))
                .build();
        client = new SoapClient(
                request -> engine.send(ERP, Optional.empty(), request),
                new SoapTarget("erp", Optional.empty(), Optional.empty(), "", false, false, false, false, false, false),
                TransportOptions.DEFAULT,
                Optional::empty,
                Clock.systemUTC());
    }

    @Override
    public int rows() {
        FunctionData function = new FunctionData(Messages.FUNCTION);
        client.call(function);
        return function.table("ROWS").size();
    }

    @Override
    public void close() {
        engine.close();
    }
}
