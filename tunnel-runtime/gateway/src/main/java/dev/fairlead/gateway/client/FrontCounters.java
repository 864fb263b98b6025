package dev.fairlead.gateway.client;

import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.admin.Histogram;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What became of the calls of one listener. Counted without a lock, on any thread. */
public final class FrontCounters {
    /**
     * What a call spends its time on, one after the other (connectivity specification, 5.2). Their sum is all of its time,
     * from the head of the request to the end of the response.
     */
    public enum Part {
        /** Until it is known who calls. */
        QUEUE,
        /** Until a stream to an agent is there. */
        TUNNEL_OPEN,
        /** The agent: a certificate or ticket for the caller. */
        SSO,
        /** The agent: a connection to the back end. */
        BACKEND_CONNECT,
        /** The back end, until its response begins. */
        BACKEND,
        /** The rest until the response begins: the way to the agent and back, and the agent itself. */
        LATENCY,
        /** From the begin of the response to its end. */
        RESPONSE
    }

    private final Map<Part, Histogram> durations = new EnumMap<>(Part.class);
    private final LongAdder answered = new LongAdder();
    private final LongAdder[][] failures = new LongAdder[2][TunnelErrorCode.values().length];

    public FrontCounters() {
        for (Part part : Part.values()) {
            durations.put(part, new Histogram());
        }
        for (LongAdder[] ofOrigin : failures) {
            for (int i = 0; i < ofOrigin.length; i++) {
                ofOrigin[i] = new LongAdder();
            }
        }
    }

    /** A back end answered, or a connection through the proxy was made. */
    public void answered() {
        answered.increment();
    }

    /** A call failed before that. */
    public void failed(TunnelErrorCode code, boolean ofAgent) {
        failures[ofAgent ? 1 : 0][code.ordinal()].increment();
    }

    /** A call spent that long on it. */
    public void took(Part part, long nanos) {
        durations.get(part).took(nanos);
    }

    /** How long calls spent on it. */
    public Histogram.Reading durations(Part part) {
        return durations.get(part).read();
    }

    /** Calls that were answered so far. */
    public long answers() {
        return answered.sum();
    }

    /** Calls that failed so far, by why and who said so. */
    public long failures(TunnelErrorCode code, boolean ofAgent) {
        return failures[ofAgent ? 1 : 0][code.ordinal()].sum();
    }
}
