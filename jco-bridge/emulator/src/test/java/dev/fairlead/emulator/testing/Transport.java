package dev.fairlead.emulator.testing;

import dev.fairlead.destination.DestinationEngine;
import dev.fairlead.destination.source.MapSource;
import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.rfc.transport.Principal;
import dev.fairlead.rfc.transport.SoapClient;
import dev.fairlead.rfc.transport.SoapTarget;
import dev.fairlead.rfc.transport.TransportOptions;
import dev.fairlead.source.DestinationLookup;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fairlead's own client for an emulator: a destination of a real engine, over real sockets. */
public final class Transport implements AutoCloseable {
    private static final DestinationLookup ERP = DestinationLookup.of("erp");

    private final DestinationEngine engine;

    public Transport(AbapEmulator emulator, String user, String password) {
        engine = DestinationEngine.builder()
                .sources(List.of(MapSource.of(
                        "erp",
                        Map.of(
                                "Type",
                                "HTTP",
                                "URL",
                                emulator.url().toString(),
                                "ProxyType",
                                "Internet",
                                "Authentication",
                                "BasicAuthentication",
                                "User",
                                user,
                                "Password",
                                password))))
                .build();
    }

    /** A client with options by name and value. */
    public SoapClient client(String... namesAndValues) {
        Map<String, String> properties = new HashMap<>();
        properties.put(TransportOptions.PREFIX + "allow_plain", "1");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.put(TransportOptions.PREFIX + namesAndValues[i], namesAndValues[i + 1]);
        }
        return new SoapClient(
                request -> engine.send(ERP, Optional.empty(), request),
                new SoapTarget(
                        "erp", Optional.of("100"), Optional.of("EN"), "TESTER", true, true, false, false, false, false),
                TransportOptions.of("erp", properties),
                () -> Optional.of(new Principal("U:TESTER", Optional.empty())),
                Clock.systemUTC());
    }

    @Override
    public void close() {
        engine.close();
    }
}
