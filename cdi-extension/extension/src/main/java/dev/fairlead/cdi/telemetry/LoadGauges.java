package dev.fairlead.cdi.telemetry;

import dev.fairlead.rfc.telemetry.SystemLoad;
import dev.fairlead.source.Registration;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.BatchCallback;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;

/** Gauges of what goes on, read all at once. */
final class LoadGauges {
    /** As many as a collection shows: more destinations would be too many series. */
    private static final int MAXIMUM_SYSTEMS = 1_000;

    private final Meter meter;
    private final ApplicationTelemetry.Loads loads;
    private final ObservableLongMeasurement used;
    private final ObservableLongMeasurement idle;
    private final ObservableLongMeasurement waiting;
    private final ObservableLongMeasurement open;
    private final ObservableLongMeasurement pending;

    LoadGauges(Meter meter, ApplicationTelemetry.Loads loads) {
        this.meter = meter;
        this.loads = loads;
        this.used = gauge("rfc.pool.used", "{call}", "Calls and sessions that go on");
        this.idle = gauge("rfc.pool.idle", "{connection}", "Connections kept for later calls");
        this.waiting = gauge("rfc.pool.waiting", "{thread}", "Threads that wait for their turn");
        this.open = gauge("rfc.luw.open", "{session}", "Sessions that are open");
        this.pending = gauge("rfc.outbox.pending", "{call}", "Calls in outboxes that wait to be made");
    }

    private ObservableLongMeasurement gauge(String name, String unit, String description) {
        return meter.gaugeBuilder(name)
                .ofLongs()
                .setUnit(unit)
                .setDescription(description)
                .buildObserver();
    }

    Registration show() {
        BatchCallback callback = meter.batchCallback(this::collect, used, idle, waiting, open, pending);
        return callback::close;
    }

    private void collect() {
        loads.systems().stream().limit(MAXIMUM_SYSTEMS).forEach(this::collect);
        loads.pending().entrySet().stream()
                .limit(MAXIMUM_SYSTEMS)
                .forEach(calls -> pending.record(calls.getValue(), OpenTelemetryExport.attributes(calls.getKey())));
    }

    private void collect(SystemLoad load) {
        Attributes attributes = OpenTelemetryExport.attributes(load.system());
        used.record(load.used(), attributes);
        idle.record(load.idle(), attributes);
        waiting.record(load.waiting(), attributes);
        open.record(load.sessions(), attributes);
    }
}
