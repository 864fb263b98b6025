package dev.fairlead.connector.rfc.metrics;

import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.http.RequestBody;
import dev.fairlead.rfc.telemetry.CallResult;
import dev.fairlead.rfc.telemetry.RfcTelemetry;
import dev.fairlead.rfc.transport.HttpRoute;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A call that somebody hears of. For one thread. */
final class ObservedCall {
    private final RfcTelemetry.Call call;
    private final ByteCount sent = new ByteCount();
    private final ByteCount received = new ByteCount();

    ObservedCall(RfcTelemetry.Call call) {
        this.call = call;
    }

    /** Sends a request of this call. */
    DestinationResponse send(DestinationRequest request, HttpRoute route) {
        DestinationRequest traced = request;
        for (Map.Entry<String, String> header : call.headers().entrySet()) {
            traced = traced.header(header.getKey(), header.getValue());
        }
        if (traced.body().isPresent()) {
            traced = traced.body(counted(traced.body().get()));
        }
        return new CountedResponse(route.send(traced), received);
    }

    private RequestBody counted(RequestBody body) {
        return new RequestBody(
                body.contentType(),
                body.length(),
                body.repeatable(),
                out -> body.content().writeTo(sent.of(out)));
    }

    void end(Optional<String> failure, Duration time) {
        call.end(new CallResult(failure, time, sent.bytes(), received.bytes()));
    }
}
