package dev.fairlead.agent.admin;

import dev.fairlead.agent.monitoring.MonitoringApi;
import dev.fairlead.agent.status.AgentStatus;
import dev.fairlead.agent.status.GatewayLink.LinkError;
import dev.fairlead.tunnel.admin.AdminAnswer;
import dev.fairlead.tunnel.admin.AdminRequest;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What the admin listener of an agent serves. */
final class AgentPages implements Function<AdminRequest, AdminAnswer> {
    private final Supplier<Map<String, AgentStatus>> tenants;
    private final Optional<MonitoringApi> monitoring;

    /**
     * @param tenants how each tenant fares
     * @param monitoring answers whoever logs on; empty: nobody does
     */
    AgentPages(Supplier<Map<String, AgentStatus>> tenants, Optional<MonitoringApi> monitoring) {
        this.monitoring = monitoring;
        this.tenants = Objects.requireNonNull(tenants, "tenants");
    }

    @Override
    public AdminAnswer apply(AdminRequest request) {
        if (request.target().startsWith(MonitoringApi.ROOT)) {
            return monitoring
                    .map(api -> api.apply(request))
                    .orElse(AdminAnswer.text(404, "Nobody may ask: configure admin.monitoring\n"));
        }
        return switch (request.target()) {
            case "/healthcheck", "/exposed?action=ping" -> AdminAnswer.text(200, "alive\n");
            case "/ready" -> ready(tenants.get().values());
            case "/metrics" -> AdminAnswer.metrics(AgentMetrics.of(tenants.get().values()));
            case "/" -> AdminAnswer.page(AgentOverview.of(tenants.get().values()));
            default -> AdminAnswer.text(404, "There is /, /healthcheck, /ready and /metrics\n");
        };
    }

    /** An agent that serves nobody is not ready for anybody. */
    private static AdminAnswer ready(Collection<AgentStatus> status) {
        if (status.isEmpty()) {
            return AdminAnswer.text(503, "no tenant is served\n");
        }
        if (status.stream().anyMatch(tenant -> !tenant.serving())) {
            return AdminAnswer.text(503, "an audit log cannot be written\n");
        }
        return status.stream().allMatch(AgentStatus::ready)
                ? AdminAnswer.text(200, "ready\n")
                : AdminAnswer.text(503, "no session to a gateway stands" + refusals(status) + "\n");
    }

    /** What only a person can change; the same for every gateway that is behind the same proxy. */
    private static String refusals(Collection<AgentStatus> status) {
        return status.stream()
                .filter(tenant -> tenant.sessions() == 0)
                .flatMap(tenant -> tenant.links().stream())
                .flatMap(link -> link.lastError().stream())
                .filter(LinkError::refused)
                .map(LinkError::text)
                .distinct()
                .map(text -> "; " + text)
                .collect(Collectors.joining());
    }
}
