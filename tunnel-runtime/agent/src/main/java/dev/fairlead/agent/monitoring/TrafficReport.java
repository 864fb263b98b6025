package dev.fairlead.agent.monitoring;

import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.agent.access.InternalAddress;
import dev.fairlead.agent.access.PathResource;
import dev.fairlead.agent.access.SystemMapping;
import dev.fairlead.agent.statistics.Usage;
import dev.fairlead.agent.status.AgentStatus;
import dev.fairlead.tunnel.admin.Histogram;
import dev.fairlead.tunnel.message.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import java.util.List;

/** What passed through each mapping, as JSON. */
final class TrafficReport {
    private TrafficReport() {}

    /** Connections that serve a stream, and those that wait for the next one. */
    static JsonObjectBuilder connections(Collection<AgentStatus> tenants) {
        return Subaccounts.of(tenants, (tenant, json) -> {
            JsonArrayBuilder backends = Json.array();
            tenant.usage()
                    .forEach(usage -> backends.add(Json.object()
                            .add("virtualBackend", usage.virtual())
                            .add("internalBackend", internal(usage.mapping()))
                            .add("protocol", usage.protocol())
                            .add("idle", tenant.idleConnections().getOrDefault(usage.virtual(), 0))
                            .add("active", usage.active())));
            json.add("backendConnections", backends);
        });
    }

    /** How long requests took. */
    static JsonObjectBuilder performance(Collection<AgentStatus> tenants) {
        return Subaccounts.of(tenants, (tenant, json) -> {
            JsonArrayBuilder backends = Json.array();
            tenant.usage().stream()
                    .filter(usage -> usage.durations().count() > 0)
                    .forEach(usage -> backends.add(system(usage).add("buckets", buckets(usage.durations()))));
            json.add("backendPerformance", backends)
                    .add("sinceTime", tenant.started().toEpochMilli());
        });
    }

    /** How much each mapping was used, also before the agent's start. */
    static JsonObjectBuilder usage(Collection<AgentStatus> tenants) {
        return Subaccounts.of(tenants, (tenant, json) -> {
            JsonArrayBuilder backends = Json.array();
            tenant.usage().forEach(usage -> backends.add(usage(usage)));
            json.add("usageStatistics", backends)
                    .add("serviceChannelUsageStatistics", ChannelReport.usage(tenant))
                    .add("sinceTime", tenant.started().toEpochMilli());
        });
    }

    /** Where a mapping leads. */
    static String internal(SystemMapping mapping) {
        InternalAddress internal = mapping.address().internal();
        return (internal.host().indexOf(':') >= 0 ? "[" + internal.host() + "]" : internal.host()) + ":"
                + internal.port();
    }

    private static JsonObjectBuilder usage(Usage usage) {
        JsonArrayBuilder resources = Json.array();
        if (usage.mapping() instanceof HttpMapping http) {
            for (PathResource resource : http.resources()) {
                resources.add(Json.object().add("resourceName", resource.id()).add("enabled", resource.enabled()));
            }
        }
        JsonObjectBuilder json = system(usage)
                .add("bytesReceived", usage.bytesReceived())
                .add("bytesSent", usage.bytesSent())
                .add("calls", usage.allowed());
        usage.lastAccess().ifPresent(last -> json.add("mostRecentAccess", last.toEpochMilli()));
        return json.add("resources", resources);
    }

    private static JsonObjectBuilder system(Usage usage) {
        return Json.object()
                .add("virtualHost", usage.mapping().address().virtualHost())
                .add("virtualPort", usage.mapping().address().virtualPort().text())
                .add("protocol", usage.protocol());
    }

    /** Each with its lower bound; empty ones are left out. */
    private static JsonArrayBuilder buckets(Histogram.Reading durations) {
        JsonArrayBuilder buckets = Json.array();
        List<Double> bounds = durations.boundsSeconds();
        for (int i = 0; i < durations.counts().size(); i++) {
            if (durations.counts().get(i) > 0) {
                buckets.add(Json.object()
                        .add("numberOfCalls", durations.counts().get(i))
                        .add("minimumCallDurationsMs", i == 0 ? 0 : Math.round(bounds.get(i - 1) * 1_000)));
            }
        }
        return buckets;
    }
}
