package dev.fairlead.agent.status;

import dev.fairlead.agent.statistics.ServedRequest;
import dev.fairlead.agent.statistics.Usage;
import dev.fairlead.tunnel.message.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.TreeMap;

/** The status for programs. Times are ISO 8601 in UTC, durations milliseconds; what does not apply is left out. */
public final class StatusJson {

    private StatusJson() {}

    /** One object. */
    public static JsonObject of(AgentStatus status) {
        JsonArrayBuilder links = Json.array();
        status.links().forEach(link -> links.add(link(link)));
        JsonArrayBuilder certificates = Json.array();
        status.certificates()
                .forEach(certificate -> certificates.add(Json.object()
                        .add("type", certificate.type())
                        .add("subject", certificate.subject())
                        .add("expires", certificate.end().toString())));
        JsonArrayBuilder mappings = Json.array();
        status.usage().forEach(usage -> mappings.add(mapping(usage)));
        JsonArrayBuilder slowest = Json.array();
        status.slowest().forEach(slow -> slowest.add(request(slow)));
        JsonArrayBuilder recent = Json.array();
        status.recent().forEach(request -> recent.add(request(request)));
        return Json.object()
                .add("software", status.software())
                .add("started", status.started().toString())
                .add("tenant", status.tenant())
                .add("location", status.location())
                .add("agent", status.agentId())
                .add("ready", status.ready())
                .add("gateways", links)
                .add("certificates", certificates)
                .add("mappings", mappings)
                .add("refusedElsewhere", status.refusedElsewhere())
                .add("slowest", slowest)
                .add("recent", recent)
                .add(
                        "audit",
                        Json.object().add("serving", status.serving()).add("writeFailures", status.auditFailures()))
                .build();
    }

    private static JsonObjectBuilder link(GatewayLink link) {
        JsonObjectBuilder json = Json.object().add("gateway", link.gateway()).add("sessions", link.sessions());
        link.since().ifPresent(since -> json.add("since", since.toString()));
        json.add("losses", link.losses());
        link.lastError()
                .ifPresent(error -> json.add(
                        "lastError",
                        Json.object()
                                .add("at", error.at().toString())
                                .add("text", error.text())
                                .add("refused", error.refused())));
        return json;
    }

    private static JsonObjectBuilder mapping(Usage usage) {
        JsonObjectBuilder refused = Json.object();
        Map<String, Long> sorted = new TreeMap<>(usage.refused());
        sorted.forEach(refused::add);
        JsonObjectBuilder json = Json.object()
                .add("virtual", usage.virtual())
                .add("protocol", usage.protocol())
                .add("allowed", usage.allowed())
                .add("refused", refused)
                .add("bytesReceived", usage.bytesReceived())
                .add("bytesSent", usage.bytesSent())
                .add("active", usage.active());
        usage.lastAccess().ifPresent(last -> json.add("lastAccess", last.toString()));
        return json;
    }

    private static JsonObjectBuilder request(ServedRequest served) {
        return Json.object()
                .add("virtual", served.virtual())
                .add("at", served.at().toString())
                .add("millis", served.duration().toMillis())
                .add(
                        "micros",
                        Json.object()
                                .add("sso", served.times().signOn())
                                .add("connect", served.times().connect())
                                .add("backend", served.times().backend()))
                .add("status", served.status())
                .add("requestId", served.requestId());
    }
}
