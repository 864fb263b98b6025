package dev.fairlead.agent.status;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** The status for people, from what {@link StatusJson} wrote. */
public final class StatusText {
    private final JsonObject status;
    private final List<String> lines = new ArrayList<>();

    private StatusText(JsonObject status) {
        this.status = status;
    }

    /** Lines of text. */
    public static List<String> of(JsonObject status) {
        return new StatusText(status).lines();
    }

    private List<String> lines() {
        String location = status.getString("location");
        lines.add(status.getString("software") + ", agent " + status.getString("agent") + " of tenant "
                + status.getString("tenant") + (location.isEmpty() ? "" : ", location " + location) + ", since "
                + status.getString("started") + ": " + (status.getBoolean("ready") ? "ready" : "NOT READY"));
        objects("gateways").forEach(this::gateway);
        objects("certificates")
                .forEach(certificate -> lines.add("certificate " + certificate.getString("type") + " until "
                        + certificate.getString("expires") + ": " + certificate.getString("subject")));
        objects("mappings").forEach(this::mapping);
        lines.add("refused, of no mapping: " + number(status, "refusedElsewhere"));
        objects("slowest")
                .forEach(slow -> lines.add("slow: " + slow.getString("virtual") + " " + number(slow, "millis")
                        + " ms (" + parts(slow.getJsonObject("micros")) + "), status " + number(slow, "status")
                        + ", request " + slow.getString("requestId") + " at "
                        + slow.getString("at")));
        JsonObject audit = status.getJsonObject("audit");
        if (!audit.getBoolean("serving")) {
            lines.add("NOTHING IS SERVED: the audit log cannot be written");
        }
        return lines;
    }

    private void gateway(JsonObject link) {
        lines.add("gateway " + link.getString("gateway") + ": " + number(link, "sessions") + " sessions"
                + (link.containsKey("since") ? " since " + link.getString("since") : "") + ", lost "
                + number(link, "losses") + " times");
        if (link.containsKey("lastError")) {
            JsonObject error = link.getJsonObject("lastError");
            lines.add("  last error at " + error.getString("at") + ": " + error.getString("text")
                    + (error.getBoolean("refused") ? " (refused: somebody has to change that)" : ""));
        }
    }

    private void mapping(JsonObject mapping) {
        long refused = mapping.getJsonObject("refused").values().stream()
                .mapToLong(count -> Long.parseLong(count.toString()))
                .sum();
        lines.add("mapping " + mapping.getString("virtual") + " (" + mapping.getString("protocol") + "): "
                + number(mapping, "allowed") + " allowed, " + refused + " refused"
                + (refused == 0 ? "" : " " + mapping.getJsonObject("refused")) + ", "
                + number(mapping, "bytesReceived") + " bytes in, " + number(mapping, "bytesSent") + " out, "
                + number(mapping, "active") + " active"
                + (mapping.containsKey("lastAccess") ? ", last " + mapping.getString("lastAccess") : ", never used"));
    }

    private static String parts(JsonObject micros) {
        return "sso " + number(micros, "sso") / 1_000 + ", connect " + number(micros, "connect") / 1_000 + ", back end "
                + number(micros, "backend") / 1_000;
    }

    private List<JsonObject> objects(String name) {
        return status.getJsonArray(name).stream().map(JsonValue::asJsonObject).toList();
    }

    private static long number(JsonObject object, String name) {
        return object.getJsonNumber(name).longValue();
    }
}
