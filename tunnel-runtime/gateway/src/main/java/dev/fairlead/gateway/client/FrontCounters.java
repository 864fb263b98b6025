package dev.fairlead.gateway.client;

import dev.fairlead.tunnel.TunnelErrorCode;
import java.util.concurrent.atomic.LongAdder;

/** What became of the calls of one listener. Counted without a lock, on any thread. */
public final class FrontCounters {
    private final LongAdder answered = new LongAdder();
    private final LongAdder[][] failures = new LongAdder[2][TunnelErrorCode.values().length];

    public FrontCounters() {
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

    /** Calls that were answered so far. */
    public long answers() {
        return answered.sum();
    }

    /** Calls that failed so far, by why and who said so. */
    public long failures(TunnelErrorCode code, boolean ofAgent) {
        return failures[ofAgent ? 1 : 0][code.ordinal()].sum();
    }
}
