package dev.fairlead.emulator.testing;

import dev.fairlead.destination.DestinationEngine;
import dev.fairlead.destination.source.MapSource;
import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.rfc.probe.ProbedSystem;
import dev.fairlead.rfc.transport.HttpRoute;
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

    private static final SoapTarget TARGET = new SoapTarget(
            "erp", Optional.of("100"), Optional.of("EN"), "TESTER", true, true, false, false, false, false);

    private final DestinationEngine engine;
    private final String address;

    public Transport(AbapEmulator emulator, String user, String password) {
        address = emulator.url() + "/sap/bc/soap/rfc";
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
        return new SoapClient(
                route(),
                TARGET,
                options(namesAndValues),
                () -> Optional.of(new Principal("U:TESTER", Optional.empty())),
                Clock.systemUTC());
    }

    /** The way to the system, with the logon. */
    public HttpRoute route() {
        return request -> engine.send(ERP, Optional.empty(), request);
    }

    /** The system as a probe sees it, on a way of its own. */
    public ProbedSystem probed(HttpRoute way, String... namesAndValues) {
        return new ProbedSystem(way, TARGET, options(namesAndValues), address, Clock.systemUTC());
    }

    private static TransportOptions options(String... namesAndValues) {
        Map<String, String> properties = new HashMap<>();
        properties.put(TransportOptions.PREFIX + "allow_plain", "1");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.put(TransportOptions.PREFIX + namesAndValues[i], namesAndValues[i + 1]);
        }
        return TransportOptions.of("erp", properties);
    }

    @Override
    public void close() {
        engine.close();
    }
}
