package dev.fairlead.transport;

import java.time.Duration;
import java.util.Objects;

/**
 * Which connections are kept for the next exchange where a destination decides that ({@code jco.destination.pool_capacity},
 * {@code .expiration_time} and {@code .expiration_check_period}; RFC specification, A.3 and D.6).
 *
 * @param most how many may be idle; 0 closes each after its exchange
 * @param time after which an idle one is not used any more; zero for none that is kept
 * @param checkPeriod how often to look for idle ones that are closed because that time is over
 */
public record IdleConnections(int most, Duration time, Duration checkPeriod) {

    public IdleConnections {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(checkPeriod, "checkPeriod");
    }

    boolean none() {
        return most == 0 || time.isZero();
    }
}
