package dev.fairlead.rfc.telemetry;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How a call went.
 *
 * @param failure name of the group of its error, such as {@code COMMUNICATION}; empty if it succeeded
 * @param time from its begin to its end, without waiting for a turn
 * @param sent bytes of the request's body; 0 where the transport does not count them
 * @param received bytes of the answer's body; 0 where the transport does not count them
 */
public record CallResult(Optional<String> failure, Duration time, long sent, long received) {
    private static final String SUCCESS = "OK";

    public CallResult {
        Objects.requireNonNull(failure, "failure");
        Objects.requireNonNull(time, "time");
    }

    /** {@code OK}, or the group's name, such as {@code COMMUNICATION}. */
    public String outcome() {
        return failure.orElse(SUCCESS);
    }
}
