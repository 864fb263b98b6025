package dev.fairlead.agent.stream;

import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.audit.AuditRecord;
import dev.fairlead.tunnel.audit.AuditTrail;
import dev.fairlead.tunnel.message.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Records what was decided about one stream. */
public final class StreamAudit {
    private final AuditTrail trail;
    private final OpenRequest opened;
    private String method = "";
    private String path = "";
    private final Map<String, String> called = new LinkedHashMap<>();

    StreamAudit(AuditTrail trail, OpenRequest opened) {
        this.trail = trail;
        this.opened = opened;
    }

    /** What the request turned out to be, once it is known. */
    public void request(String requestMethod, String requestPath) {
        method = requestMethod;
        path = requestPath;
    }

    /** Which client of an ABAP system it calls; empty: it names none. */
    public void client(String client) {
        called.put("client", client);
    }

    /** Who logs on there with a password; empty: nobody does. */
    public void user(String user) {
        called.put("user", user);
    }

    /** A function that it calls, or wants described. */
    public void function(String function) {
        called.merge("function", function, (one, other) -> one + "," + other);
    }

    /**
     * Writes a denial.
     *
     * @param reason for the administrator
     */
    public void denied(String reason) {
        denied(reason, 0);
    }

    /**
     * The same where a rule for functions decided (RFC specification, D.3).
     *
     * @param rule its number; 0 for none
     */
    public void denied(String reason, int rule) {
        record(AuditRecord.ACCESS_DENIED, "deny", "", reason, rule);
    }

    /** Writes a permission.
     *
     * @param caller subject of the caller; empty if there is none
     */
    public void allowed(String caller) {
        record(AuditRecord.ACCESS_ALLOWED, "allow", caller, "", 0);
    }

    private void record(String type, String action, String caller, String reason, int rule) {
        trail.record(new AuditRecord(
                type,
                action,
                opened.tenant(),
                opened.client(),
                caller,
                opened.virtualHost(),
                opened.virtualPort(),
                opened.kind().name().toLowerCase(Locale.ROOT),
                method,
                // no path holds a space, so that the two stay apart
                called.containsKey("function") ? path + " " + called.get("function") : path,
                reason,
                opened.requestId(),
                details(rule)));
    }

    private String details(int rule) {
        if (called.isEmpty() && rule == 0) {
            return "";
        }
        JsonObjectBuilder details = Json.object();
        if (rule > 0) {
            details.add("rule", rule);
        }
        called.forEach((name, value) -> {
            if (!value.isEmpty()) {
                details.add(name, value);
            }
        });
        return details.build().toString();
    }
}
