package dev.fairlead.tunnel.admin;

import jakarta.json.JsonObject;
import java.util.Objects;

/**
 * An answer of an admin listener.
 *
 * @param status of HTTP
 * @param type media type
 * @param body in UTF-8
 */
public record AdminAnswer(int status, String type, String body) {

    public AdminAnswer {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(body, "body");
    }

    /** Plain text. */
    public static AdminAnswer text(int status, String body) {
        return new AdminAnswer(status, "text/plain; charset=utf-8", body);
    }

    /** Metrics as Prometheus reads them. */
    public static AdminAnswer metrics(MetricsText metrics) {
        return new AdminAnswer(200, "text/plain; version=0.0.4; charset=utf-8", metrics.toString());
    }

    /** A JSON document. */
    public static AdminAnswer json(JsonObject document) {
        return new AdminAnswer(200, "application/json", document.toString());
    }

    /** A page for people. */
    public static AdminAnswer page(Page page) {
        return new AdminAnswer(200, "text/html; charset=utf-8", page.toString());
    }
}
