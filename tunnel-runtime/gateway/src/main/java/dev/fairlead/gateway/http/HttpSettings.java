package dev.fairlead.gateway.http;

import java.time.Duration;
import java.util.Objects;

/**
 * What a client of the proxy may do.
 *
 * @param maxLine longest request line, and longest header, in bytes
 * @param maxHeaders most bytes of a header section
 * @param maxHeaderCount most headers
 * @param headTimeout longest time from the first byte of a head to its last
 * @param idleTimeout how long a connection without a request is kept
 * @param stallTimeout how long a client may take nothing of what waits for it
 */
public record HttpSettings(
        int maxLine,
        int maxHeaders,
        int maxHeaderCount,
        Duration headTimeout,
        Duration idleTimeout,
        Duration stallTimeout) {

    /** Lines of 16 KiB, sections of 64 KiB, 1000 headers; 30 s for a head, 2 min idle, 60 s stalled. */
    public static final HttpSettings DEFAULT = new HttpSettings(
            16 * 1024, 64 * 1024, 1_000, Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofSeconds(60));

    public HttpSettings {
        Objects.requireNonNull(headTimeout, "headTimeout");
        Objects.requireNonNull(idleTimeout, "idleTimeout");
        Objects.requireNonNull(stallTimeout, "stallTimeout");
        if (maxLine < 1 || maxHeaders < 1 || maxHeaderCount < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }
}
