package dev.fairlead.agent.monitoring;

import dev.fairlead.agent.channel.ChannelState;
import dev.fairlead.agent.statistics.Usage;
import dev.fairlead.agent.status.AgentStatus;
import dev.fairlead.agent.status.GatewayLink;
import dev.fairlead.tunnel.message.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The tunnel of each tenant, as JSON. */
final class TunnelReport {

    private TunnelReport() {}

    static JsonObjectBuilder of(Collection<AgentStatus> tenants) {
        return Subaccounts.of(
                tenants,
                (tenant, json) -> json.add("displayName", tenant.tenant())
                        .add("description", "")
                        .add("tunnel", tunnel(tenant)));
    }

    private static JsonObjectBuilder tunnel(AgentStatus tenant) {
        JsonArrayBuilder channels = Json.array();
        tenant.channels().stream()
                .filter(ChannelState::enabled)
                .forEach(channel -> channels.add(Json.object()
                        .add("type", ChannelReport.TYPE)
                        .add("state", state(tenant))
                        .add("details", channel.service())));
        return Json.object()
                .add("state", state(tenant))
                .add(
                        "connectedSinceTimeStamp",
                        since(tenant).map(Instant::toEpochMilli).orElse(0L))
                .add(
                        "connections",
                        tenant.usage().stream().mapToLong(Usage::active).sum())
                .add("serviceChannels", channels);
    }

    /** A tenant that is served either is connected, or tries to be. */
    private static String state(AgentStatus tenant) {
        return tenant.sessions() > 0 ? "Connected" : "ConnectFailure";
    }

    private static Optional<Instant> since(AgentStatus tenant) {
        return tenant.links().stream()
                .map(GatewayLink::since)
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }
}
