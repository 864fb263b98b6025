package dev.fairlead.gateway.http;

import dev.fairlead.gateway.client.FrontCounters;
import dev.fairlead.gateway.client.FrontCounters.Part;
import dev.fairlead.tunnel.ServiceTimes;
import java.util.concurrent.TimeUnit;

/** What one call spends its time on. Each part ends where the next one begins; a part is counted once. */
final class CallTimes {
    private final FrontCounters counters;
    private long since = System.nanoTime();
    private boolean opened;
    private boolean told;

    /** Begins with the head of the request. */
    CallTimes(FrontCounters counters) {
        this.counters = counters;
    }

    /** It is known who calls, and a stream is looked for. */
    void admitted() {
        counters.took(Part.QUEUE, lap());
    }

    /** There is a stream; one that takes its place counts as part of the way. */
    void opened() {
        if (!opened) {
            opened = true;
            counters.took(Part.TUNNEL_OPEN, lap());
        }
    }

    /** The agent says what it needed until the answer that arrives now. */
    void accepted(ServiceTimes times) {
        told = true;
        counters.took(Part.SSO, TimeUnit.MICROSECONDS.toNanos(times.signOn()));
        counters.took(Part.BACKEND_CONNECT, TimeUnit.MICROSECONDS.toNanos(times.connect()));
        counters.took(Part.BACKEND, TimeUnit.MICROSECONDS.toNanos(times.backend()));
        counters.took(Part.LATENCY, Math.max(0, lap() - TimeUnit.MICROSECONDS.toNanos(times.total())));
    }

    /** The response begins. An agent that told nothing is part of the way. */
    void answered() {
        if (!told) {
            counters.took(Part.LATENCY, lap());
        }
    }

    private long lap() {
        long now = System.nanoTime();
        long lap = now - since;
        since = now;
        return lap;
    }

    /** The response is complete. */
    void completed() {
        counters.took(Part.RESPONSE, lap());
    }
}
