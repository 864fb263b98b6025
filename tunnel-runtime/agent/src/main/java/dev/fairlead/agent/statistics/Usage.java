package dev.fairlead.agent.statistics;

import dev.fairlead.agent.access.SystemMapping;
import dev.fairlead.tunnel.admin.Histogram;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What passed through one mapping so far.
 *
 * @param mapping which one
 * @param allowed requests, or connections where bytes are relayed
 * @param refused how many were denied, by the first word of the reason in the audit log
 * @param bytesReceived from callers
 * @param bytesSent to callers
 * @param active streams that run
 * @param lastAccess when a request was decided last; empty for never
 * @param durations of HTTP requests that were answered, from their opening to the end of the response
 * @param parts what these requests spent their time on
 */
public record Usage(
        SystemMapping mapping,
        long allowed,
        Map<String, Long> refused,
        long bytesReceived,
        long bytesSent,
        long active,
        Optional<Instant> lastAccess,
        Histogram.Reading durations,
        PartsOfTime parts) {

    public Usage {
        Objects.requireNonNull(mapping, "mapping");
        refused = Map.copyOf(refused);
        Objects.requireNonNull(lastAccess, "lastAccess");
        Objects.requireNonNull(durations, "durations");
        Objects.requireNonNull(parts, "parts");
    }

    /** Host and port by which it is called. */
    public String virtual() {
        return mapping.virtualAuthority();
    }

    /** What its back end speaks. */
    public String protocol() {
        return mapping.address().protocol().name();
    }

    /** How many were denied in all. */
    public long refusals() {
        return refused.values().stream().mapToLong(Long::longValue).sum();
    }
}
