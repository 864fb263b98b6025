package dev.fairlead.agent.monitoring;

import dev.fairlead.agent.status.AgentStatus;
import dev.fairlead.tunnel.admin.AdminAnswer;
import dev.fairlead.tunnel.admin.AdminRequest;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The monitoring API (agent specification, 11.5): JSON below {@code /api/monitoring/}, for whoever logs on as the user
 * that the configuration names. Without one there it does not exist.
 */
public final class MonitoringApi implements Function<AdminRequest, AdminAnswer> {
    /** What the paths begin with. */
    public static final String ROOT = "/api/monitoring/";

    private static final int VERSION = 1;

    private final MonitoringLogon logon;
    private final Supplier<Map<String, AgentStatus>> tenants;
    private final HealthWatch health;
    private final Clock clock;

    /**
     * @param logon who may ask
     * @param tenants how each tenant fares, asked for each request
     * @param health what was found out about machine and certificates
     */
    public MonitoringApi(
            MonitoringLogon logon, Supplier<Map<String, AgentStatus>> tenants, HealthWatch health, Clock clock) {
        this.logon = Objects.requireNonNull(logon, "logon");
        this.tenants = Objects.requireNonNull(tenants, "tenants");
        this.health = Objects.requireNonNull(health, "health");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    @Override
    public AdminAnswer apply(AdminRequest request) {
        if (!logon.admits(request.authorization())) {
            return AdminAnswer.text(401, "Log on as the user of admin.monitoring\n");
        }
        return answer(request.target().substring(ROOT.length()))
                .map(AdminAnswer::json)
                .orElse(AdminAnswer.text(404, "There is no such figure\n"));
    }

    private Optional<JsonObject> answer(String path) {
        Collection<AgentStatus> served = tenants.get().values();
        CertificateReport certificates = new CertificateReport(served, health.settings(), clock.instant());
        Optional<JsonObjectBuilder> answer = switch (path) {
            case "subaccounts" -> Optional.of(TunnelReport.of(served));
            case "connections/backends" -> Optional.of(TrafficReport.connections(served));
            case "connections/serviceChannels" -> Optional.of(ChannelReport.connections(served));
            case "performance/backends" -> Optional.of(TrafficReport.performance(served));
            case "performance/topTimeConsumers" -> Optional.of(RequestReport.slowest(served));
            case "performance/recentRequests" -> Optional.of(RequestReport.recent(served));
            case "usage" -> Optional.of(TrafficReport.usage(served));
            case "memory" -> health.figures().map(MachineReport::memory);
            case "disk" -> health.figures().map(MachineReport::disk);
            case "cpu" -> health.figures().map(MachineReport::cpu);
            case "certificates" -> Optional.of(certificates.all());
            case "certificates/expired" -> Optional.of(certificates.expired());
            case "certificates/expiring" -> Optional.of(certificates.expiring());
            case "certificates/ok" -> Optional.of(certificates.ok());
            case "alerts" -> Optional.of(AlertReport.of(health.alerts()));
            default -> Optional.empty();
        };
        return answer.map(json -> json.add("version", VERSION).build());
    }
}
