package dev.fairlead.connector.rfc.metrics;

import dev.fairlead.rfc.telemetry.SystemLoad;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What one destination's system had to do so far, and has to do now (RFC specification, D.11). It tells nothing of users and
 * of values.
 *
 * @param application whose destination it is; empty for all applications'
 * @param load what goes on now
 * @param lookups how often the system, or another source, was asked for a function or type
 * @param calls of functions
 */
public record SystemCalls(String application, SystemLoad load, long lookups, List<Calls> calls) {

    public SystemCalls {
        Objects.requireNonNull(application, "application");
        Objects.requireNonNull(load, "load");
        calls = List.copyOf(calls);
    }

    /**
     * Calls of one function.
     *
     * @param outcome {@code OK}, or the group of the error, such as {@code COMMUNICATION}
     * @param total of their times
     */
    public record Calls(String function, String outcome, long count, Duration total) {}
}
