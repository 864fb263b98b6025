package dev.fairlead.agent.monitoring;

import java.time.Duration;
import java.util.Objects;

/**
 * From when on the state of machine and certificates is worth an alert.
 *
 * @param cpuPercent load of the machine above which there is one
 * @param cpuTolerance for how long it may be above
 * @param freeDiskBytes below which there is one
 * @param certificateDays before a certificate expires
 */
public record HealthSettings(int cpuPercent, Duration cpuTolerance, long freeDiskBytes, int certificateDays) {
    /** The values of the agent specification, 10. */
    public static final HealthSettings DEFAULT = new HealthSettings(90, Duration.ofSeconds(60), 100L << 20, 30);

    public HealthSettings {
        Objects.requireNonNull(cpuTolerance, "cpuTolerance");
    }
}
