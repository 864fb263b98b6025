package dev.fairlead.cdi.telemetry;

import dev.fairlead.rfc.telemetry.CallResult;
import dev.fairlead.rfc.telemetry.RfcTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The span of one call. */
final class OpenTelemetryCall implements RfcTelemetry.Call {
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

    private final Span span;
    private final Scope scope;
    private final Consumer<CallResult> measurement;

    /** @param measurement is made while the span is current */
    OpenTelemetryCall(Span span, Consumer<CallResult> measurement) {
        this.span = span;
        this.scope = span.makeCurrent();
        this.measurement = measurement;
    }

    /** Trace context as W3C defines it, whatever else the application propagates: nothing else is meant for the system. */
    @Override
    public Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        W3CTraceContextPropagator.getInstance().inject(Context.current(), headers, Map::put);
        return headers;
    }

    /** Of a failure it tells the group: messages may hold values. */
    @Override
    public void end(CallResult result) {
        try (scope) {
            result.failure()
                    .ifPresent(group -> span.setStatus(StatusCode.ERROR, group).setAttribute(ERROR, group));
            measurement.accept(result);
        } finally {
            span.end();
        }
    }
}
