package dev.fairlead.gateway.client;

import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.admin.Histogram;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What became of the calls of one listener. Counted without a lock, on any thread. */
public final class FrontCounters {
    /** How far a call has come when its time is taken. */
    public enum Part {
        /** A token was verified, and a stream to an agent is there. */
        OPENED,
        /** The head of the response is there. */
        ANSWERED,
        /** The response is complete. */
        COMPLETED
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

    /** A call came that far, so long after the head of its request. */
    public void took(Part part, long nanos) {
        durations.get(part).took(nanos);
    }

    /** How long calls took to come that far. */
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
