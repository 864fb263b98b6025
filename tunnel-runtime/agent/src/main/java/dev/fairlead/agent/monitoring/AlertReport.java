package dev.fairlead.agent.monitoring;

import dev.fairlead.tunnel.message.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** Alerts as JSON. */
final class AlertReport {

    private AlertReport() {}

    static JsonObjectBuilder of(List<Alert> alerts) {
        JsonArrayBuilder list = Json.array();
        alerts.forEach(alert -> list.add(Json.object()
                .add("timestamp", alert.at().toEpochMilli())
                .add("status", alert.active() ? "WARNING" : "INFO")
                .add("type", alert.kind().key())
                .add("entity", alert.entity())
                .add("message", alert.message())));
        return Json.object().add("alerts", list);
    }
}
