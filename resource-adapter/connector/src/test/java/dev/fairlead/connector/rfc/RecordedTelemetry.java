package dev.fairlead.connector.rfc;

import dev.fairlead.rfc.telemetry.CallResult;
import dev.fairlead.rfc.telemetry.CalledSystem;
import dev.fairlead.rfc.telemetry.RfcTelemetry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what it hears of calls, and has a trace sent along with them. */
final class RecordedTelemetry implements RfcTelemetry {
    static final Map<String, String> TRACE =
            Map.of("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

    private final List<Heard> calls = new CopyOnWriteArrayList<>();
    private final List<CalledSystem> lookups = new CopyOnWriteArrayList<>();

    /** One call. */
    record Heard(CalledSystem system, String function, CallResult result) {}

    List<Heard> calls() {
        return calls;
    }

    List<CalledSystem> lookups() {
        return lookups;
    }

    @Override
    public Call begin(CalledSystem system, String function) {
        return new Call() {
            @Override
            public Map<String, String> headers() {
                return TRACE;
            }

            @Override
            public void end(CallResult result) {
                calls.add(new Heard(system, function, result));
            }
        };
    }

    @Override
    public void lookedUp(CalledSystem system) {
        lookups.add(system);
    }
}
