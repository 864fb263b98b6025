package dev.fairlead.cdi.telemetry;

import dev.fairlead.rfc.telemetry.CallResult;
import dev.fairlead.rfc.telemetry.CalledSystem;
import dev.fairlead.source.Registration;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import java.time.Duration;

/**
 * Exports by OpenTelemetry. Times are in milliseconds, because the boundaries of histograms that all versions of its SDK
 * begin with are made for them.
 */
final class OpenTelemetryExport implements ApplicationTelemetry {
    static final AttributeKey<String> TENANT = AttributeKey.stringKey("tenant");
    static final AttributeKey<String> DESTINATION = AttributeKey.stringKey("destination");
    static final AttributeKey<String> TRANSPORT = AttributeKey.stringKey("transport");

    private static final AttributeKey<String> FUNCTION = AttributeKey.stringKey("function");
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("outcome");
    private static final AttributeKey<String> DIRECTION = AttributeKey.stringKey("direction");
    private static final AttributeKey<String> RPC_SYSTEM = AttributeKey.stringKey("rpc.system");
    private static final AttributeKey<String> RPC_METHOD = AttributeKey.stringKey("rpc.method");

    private static final String SCOPE = "dev.fairlead.rfc";
    private static final double NANOSECONDS = Duration.ofMillis(1).toNanos();

    private final Tracer tracer;
    private final Meter meter;
    private final DoubleHistogram durations;
    private final LongCounter bytes;
    private final LongCounter lookups;
    private final BoundedAttributes<Series> series = new BoundedAttributes<>(Series::attributes);
    private final BoundedAttributes<Traffic> traffic = new BoundedAttributes<>(Traffic::attributes);
    private final BoundedAttributes<CalledSystem> systems = new BoundedAttributes<>(OpenTelemetryExport::attributes);

    OpenTelemetryExport(OpenTelemetry api) {
        tracer = api.getTracer(SCOPE);
        meter = api.getMeter(SCOPE);
        durations = meter.histogramBuilder("rfc.client.duration")
                .setUnit("ms")
                .setDescription("Times of calls of functions")
                .build();
        bytes = meter.counterBuilder("rfc.client.bytes")
                .setUnit("By")
                .setDescription("Bytes of calls that were sent (out) and received (in)")
                .build();
        lookups = meter.counterBuilder("rfc.metadata.lookups")
                .setUnit("{lookup}")
                .setDescription("Questions for functions and types that were not known")
                .build();
    }

    private record Series(CalledSystem system, String function, String outcome) {
        Attributes attributes() {
            return OpenTelemetryExport.attributes(system).toBuilder()
                    .put(FUNCTION, function)
                    .put(OUTCOME, outcome)
                    .build();
        }
    }

    private record Traffic(CalledSystem system, String direction) {
        Attributes attributes() {
            return OpenTelemetryExport.attributes(system).toBuilder()
                    .put(DIRECTION, direction)
                    .build();
        }
    }

    static Attributes attributes(CalledSystem system) {
        return Attributes.of(TENANT, system.tenant(), DESTINATION, system.destination(), TRANSPORT, system.transport());
    }

    /** Its span is a child of the one that is current, and is current itself until the call has ended. */
    @Override
    public Call begin(CalledSystem system, String function) {
        Span span = tracer.spanBuilder("RFC " + function)
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute(RPC_SYSTEM, "sap_rfc")
                .setAttribute(RPC_METHOD, function)
                .setAllAttributes(systems.of(system))
                .startSpan();
        return new OpenTelemetryCall(span, result -> record(system, function, result));
    }

    private void record(CalledSystem system, String function, CallResult result) {
        durations.record(
                result.time().toNanos() / NANOSECONDS, series.of(new Series(system, function, result.outcome())));
        if (result.sent() > 0) {
            bytes.add(result.sent(), traffic.of(new Traffic(system, "out")));
        }
        if (result.received() > 0) {
            bytes.add(result.received(), traffic.of(new Traffic(system, "in")));
        }
    }

    @Override
    public void lookedUp(CalledSystem system) {
        lookups.add(1, systems.of(system));
    }

    @Override
    public Registration show(Loads loads) {
        return new LoadGauges(meter, loads).show();
    }
}
