package dev.fairlead.connector.rfc.metrics;

import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.rfc.transport.HttpRoute;

/**
 * The calls of one system that somebody hears of, each on its thread: the requests over HTTP that they send carry their
 * trace, and the bytes are counted. Other requests pass as they are.
 */
public final class CallsUnderWay {
    private final ThreadLocal<ObservedCall> calls = new ThreadLocal<>();

    void begin(ObservedCall call) {
        calls.set(call);
    }

    void end() {
        calls.remove();
    }

    /** That way to the system, for the calls of this one. */
    public HttpRoute observed(HttpRoute route) {
        return request -> send(request, route);
    }

    private DestinationResponse send(DestinationRequest request, HttpRoute route) {
        ObservedCall call = calls.get();
        return call == null ? route.send(request) : call.send(request, route);
    }
}
