package dev.fairlead.agent.statistics;

import dev.fairlead.tunnel.ServiceTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A request that was answered.
 *
 * @param virtual host and port that it called
 * @param at when it ended
 * @param duration from its opening to the end of the response
 * @param times what of it was spent on what
 * @param status of the response
 * @param requestId by which audit and logs of all hops name it
 */
public record ServedRequest(
        String virtual, Instant at, Duration duration, ServiceTimes times, int status, String requestId) {

    public ServedRequest {
        Objects.requireNonNull(virtual, "virtual");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(duration, "duration");
        Objects.requireNonNull(times, "times");
        Objects.requireNonNull(requestId, "requestId");
    }
}
