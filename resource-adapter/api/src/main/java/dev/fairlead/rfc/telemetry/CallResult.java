package dev.fairlead.rfc.telemetry;

import dev.fairlead.rfc.RfcErrorGroup;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How a call went.
 *
 * @param failure the group of its error; empty if it succeeded
 * @param time from its begin to its end, without waiting for a turn
 * @param sent bytes of the request's body; 0 where the transport does not count them
 * @param received bytes of the answer's body; 0 where the transport does not count them
 */
public record CallResult(Optional<RfcErrorGroup> failure, Duration time, long sent, long received) {
    private static final String SUCCESS = "OK";

    public CallResult {
        Objects.requireNonNull(failure, "failure");
        Objects.requireNonNull(time, "time");
    }

    /** {@code OK}, or the group's name, such as {@code COMMUNICATION}. */
    public String outcome() {
        return failure.map(Enum::name).orElse(SUCCESS);
    }
}
