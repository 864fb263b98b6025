package dev.fairlead.agent.access;

import java.time.Duration;
import java.util.Objects;

/**
 * How a back end is connected to.
 *
 * @param timeout for the connection, and again for its TLS handshake
 * @param checkHostName whether its certificate must name the host; false only for certificates that cannot
 */
public record ConnectionSettings(Duration timeout, boolean checkHostName) {
    public ConnectionSettings {
        Objects.requireNonNull(timeout, "timeout");
    }

    /** The same, with no more time than a caller has left; 0: it did not say. */
    public ConnectionSettings within(long deadlineMillis) {
        return deadlineMillis > 0 && deadlineMillis < timeout.toMillis()
                ? new ConnectionSettings(Duration.ofMillis(deadlineMillis), checkHostName)
                : this;
    }
}
