package dev.fairlead.agent.monitoring;

import dev.fairlead.agent.status.Expiry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Reminds of certificates that end, again and again: when the configured number of days is left, 30, 14, 7, 3, 2 and 1
 * days before, then every day (agent specification, 10).
 */
final class CertificateReminders {
    private static final long[] DAYS_LEFT = {30, 14, 7, 3, 2, 1};

    private final Alerts alerts;
    private final HealthSettings settings;
    /** The stage of each certificate that was told last; smaller is later. */
    private final Map<String, Long> told = new HashMap<>();

    CertificateReminders(Alerts alerts, HealthSettings settings) {
        this.alerts = alerts;
        this.settings = settings;
    }

    /** @param entity the certificate, and of which tenant */
    void look(String entity, Expiry certificate, Instant now) {
        Duration left = Duration.between(now, certificate.end());
        if (!settings.endsSoon(certificate, now)) {
            told.remove(entity);
            alerts.recovered(AlertKind.CERTIFICATES, entity, "The certificate " + entity + " was renewed");
            return;
        }
        long stage = stage(left);
        Long before = told.put(entity, stage);
        if (before == null || stage < before) {
            alerts.repeat(
                    AlertKind.CERTIFICATES,
                    entity,
                    "The certificate " + entity + (left.isNegative() ? " ended " : " ends ") + certificate.end());
        }
    }

    /** The last mark that was passed; below a day, how many days it has ended. */
    private static long stage(Duration left) {
        long stage = Long.MAX_VALUE;
        for (long mark : DAYS_LEFT) {
            if (left.compareTo(Duration.ofDays(mark)) <= 0) {
                stage = mark;
            }
        }
        return left.compareTo(Duration.ofDays(1)) < 0 ? Math.floorDiv(left.toSeconds(), 86_400) : stage;
    }
}
