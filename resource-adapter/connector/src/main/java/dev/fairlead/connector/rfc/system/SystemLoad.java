package dev.fairlead.connector.rfc.system;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What one destination's system has to do (RFC specification, D.11). It tells nothing of users and of values.
 *
 * @param application whose destination it is; empty for all applications'
 * @param tenant for which it was looked up; empty for that of the installation
 * @param destination its name
 * @param used calls and sessions that go on
 * @param waiting threads that wait for their turn
 * @param sessions sessions that are open
 * @param lookups how often the system, or another source, was asked for a function or type
 * @param calls of functions
 */
public record SystemLoad(
        String application,
        String tenant,
        String destination,
        int used,
        int waiting,
        int sessions,
        long lookups,
        List<Calls> calls) {

    public SystemLoad {
        Objects.requireNonNull(application, "application");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(destination, "destination");
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
