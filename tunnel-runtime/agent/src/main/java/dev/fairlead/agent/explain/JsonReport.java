package dev.fairlead.agent.explain;

import dev.fairlead.tunnel.message.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** An explanation for programs; members that do not apply are left out. */
public final class JsonReport {

    private JsonReport() {}

    /** One object. */
    public static JsonObject of(Explanation explained) {
        Report report = new Report(explained);
        JsonObjectBuilder json = Json.object().add("allowed", explained.allowed());
        explained
                .mapping()
                .ifPresent(mapping -> json.add(
                        "mapping",
                        Json.object()
                                .add("virtual", mapping.virtualAuthority())
                                .add("protocol", mapping.address().protocol().name())
                                .add("backend", report.backend(mapping))));
        explained
                .resource()
                .ifPresent(resource -> json.add(
                        "resource",
                        Json.object()
                                .add("path", resource.id())
                                .add("match", resource.match().name())
                                .add("enabled", resource.enabled())));
        explained.identity().ifPresent(identity -> {
            JsonObjectBuilder shown = Json.object();
            if (!identity.caller().isEmpty()) {
                shown.add("user", identity.caller());
            }
            explained.subjectRule().ifPresent(rule -> shown.add("subjectRule", rule));
            report.tlsSubject(identity).ifPresent(subject -> shown.add("tls", subject));
            report.header(identity).ifPresent(header -> shown.add("header", header));
            json.add("identity", shown);
        });
        explained.condition().ifPresent(condition -> json.add("condition", condition));
        JsonObjectBuilder audit = Json.object().add("type", explained.audit().type());
        if (!explained.allowed()) {
            audit.add("reason", explained.audit().reason());
        }
        json.add("audit", audit);
        explained
                .refusal()
                .ifPresent(error -> json.add(
                        "error",
                        Json.object()
                                .add("code", error.code().wireName())
                                .add("status", error.code().httpStatus())
                                .add("detail", error.detail())
                                .add("hint", report.hint())));
        return json.build();
    }
}
