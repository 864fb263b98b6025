package dev.fairlead.agent.admin;

import dev.fairlead.agent.monitoring.HealthSettings;
import dev.fairlead.agent.monitoring.MonitoringLogon;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.Optional;

/**
 * How an agent process is watched.
 *
 * @param address where health, metrics and a page are served
 * @param monitoring who may use the monitoring API; empty: there is none
 * @param health what is worth an alert
 */
public record AdminSettings(InetSocketAddress address, Optional<MonitoringLogon> monitoring, HealthSettings health) {

    public AdminSettings {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(monitoring, "monitoring");
        Objects.requireNonNull(health, "health");
    }
}
