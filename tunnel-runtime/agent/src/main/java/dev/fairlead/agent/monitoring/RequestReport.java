package dev.fairlead.agent.monitoring;

import dev.fairlead.agent.statistics.ServedRequest;
import dev.fairlead.agent.statistics.Usage;
import dev.fairlead.agent.status.AgentStatus;
import dev.fairlead.tunnel.message.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * Single requests, as JSON; times in milliseconds. Path and user are not kept: the request's id names both in the audit
 * log.
 */
final class RequestReport {
    private static final int MICROS = 1_000;

    private RequestReport() {}

    static JsonObjectBuilder slowest(Collection<AgentStatus> tenants) {
        return requests(tenants, AgentStatus::slowest);
    }

    static JsonObjectBuilder recent(Collection<AgentStatus> tenants) {
        return requests(tenants, AgentStatus::recent);
    }

    private static JsonObjectBuilder requests(
            Collection<AgentStatus> tenants, Function<AgentStatus, List<ServedRequest>> which) {
        return Subaccounts.of(tenants, (tenant, json) -> {
            JsonArrayBuilder requests = Json.array();
            which.apply(tenant).forEach(request -> requests.add(json(tenant, request)));
            json.add("requests", requests).add("sinceTime", tenant.started().toEpochMilli());
        });
    }

    private static JsonObjectBuilder json(AgentStatus tenant, ServedRequest request) {
        JsonObjectBuilder json = Json.object().add("virtualBackend", request.virtual());
        // a mapping may be gone since
        tenant.usage().stream()
                .filter(usage -> usage.virtual().equals(request.virtual()))
                .findFirst()
                .map(Usage::mapping)
                .ifPresent(mapping -> json.add(
                                "protocol", mapping.address().protocol().name())
                        .add("internalBackend", TrafficReport.internal(mapping)));
        return json.add("requestId", request.requestId())
                .add("status", request.status())
                .add("endTime", request.at().toEpochMilli())
                .add("totalTime", request.duration().toMillis())
                .add("externalTime", request.times().backend() / MICROS)
                .add("openRemoteTime", request.times().connect() / MICROS)
                .add("genSsoTime", request.times().signOn() / MICROS);
    }
}
