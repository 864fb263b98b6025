package dev.fairlead.agent.monitoring;

import dev.fairlead.agent.channel.ChannelState;
import dev.fairlead.agent.status.AgentStatus;
import dev.fairlead.tunnel.message.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;

/** Service channels, as JSON. */
final class ChannelReport {
    /** What leads to any service over TCP. */
    static final String TYPE = "K8S";

    private ChannelReport() {}

    static JsonObjectBuilder connections(Collection<AgentStatus> tenants) {
        return Subaccounts.of(tenants, (tenant, json) -> {
            JsonArrayBuilder channels = Json.array();
            tenant.channels().stream()
                    .filter(ChannelState::open)
                    .forEach(channel -> channels.add(entry(channel).add("connections", channel.connections())));
            json.add("serviceChannelConnections", channels);
        });
    }

    /** Bytes of each channel of a tenant. */
    static JsonArrayBuilder usage(AgentStatus tenant) {
        JsonArrayBuilder channels = Json.array();
        tenant.channels().stream()
                .filter(ChannelState::open)
                .forEach(channel -> channels.add(
                        entry(channel).add("bytesReceived", channel.received()).add("bytesSent", channel.sent())));
        return channels;
    }

    private static JsonObjectBuilder entry(ChannelState channel) {
        return Json.object()
                .add("port", channel.port())
                .add("typeDesc", Json.object().add("typeKey", TYPE).add("typeName", channel.service()));
    }
}
