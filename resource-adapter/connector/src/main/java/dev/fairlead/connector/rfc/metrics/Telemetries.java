package dev.fairlead.connector.rfc.metrics;

import dev.fairlead.rfc.telemetry.RfcTelemetry;
import dev.fairlead.source.Registration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who hears of the calls of each application. Safe for any number of threads. */
public final class Telemetries {
    private final Map<String, RfcTelemetry> registered = new ConcurrentHashMap<>();

    /** Has an application hear of its calls, in place of who did so far, until the registration is closed. */
    public Registration register(String application, RfcTelemetry telemetry) {
        registered.put(application, telemetry);
        return () -> registered.remove(application, telemetry);
    }

    Optional<RfcTelemetry> of(String application) {
        return registered.isEmpty() ? Optional.empty() : Optional.ofNullable(registered.get(application));
    }
}
