package dev.fairlead.agent.monitoring;

import dev.fairlead.agent.status.Expiry;
import java.time.Duration;
import java.time.Instant;
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

    /** Of its time, below which a certificate is about to end although it never had as many days. */
    private static final int LAST_PART = 4;

    public HealthSettings {
        Objects.requireNonNull(cpuTolerance, "cpuTolerance");
    }

    /**
     * Whether a certificate ends soon, or has ended. That of the tunnel lasts 30 days and is renewed after 20 of them, so
     * that a quarter is left only if that failed again and again.
     */
    boolean endsSoon(Expiry certificate, Instant now) {
        Duration quarter =
                Duration.between(certificate.begin(), certificate.end()).dividedBy(LAST_PART);
        Duration threshold = Duration.ofDays(certificateDays);
        Duration left = Duration.between(now, certificate.end());
        return left.compareTo(quarter.compareTo(threshold) < 0 ? quarter : threshold) < 0;
    }
}
