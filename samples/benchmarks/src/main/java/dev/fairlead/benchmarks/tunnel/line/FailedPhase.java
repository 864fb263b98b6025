package dev.fairlead.benchmarks.tunnel.line;

import java.io.IOException;

/** A subject did not do what clients asked of it; others can still be measured. */
public final class FailedPhase extends IOException {
    private static final long serialVersionUID = 1L;

    private final long connections;

    FailedPhase(long connections, String message) {
        super(message);
        this.connections = connections;
    }

    /** How many failed. */
    public long connections() {
        return connections;
    }
}
