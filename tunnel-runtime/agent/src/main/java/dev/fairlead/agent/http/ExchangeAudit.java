package dev.fairlead.agent.http;

import dev.fairlead.agent.audit.AuditRecord;
import dev.fairlead.agent.audit.AuditTrail;
import dev.fairlead.tunnel.OpenRequest;

/** Records what was decided about the request of one stream: exactly one entry. */
final class ExchangeAudit {
    private final AuditTrail trail;
    private final OpenRequest opened;
    private String method = "";
    private String path = "";

    ExchangeAudit(AuditTrail trail, OpenRequest opened) {
        this.trail = trail;
        this.opened = opened;
    }

    /** What the request turned out to be, once it is known. */
    void request(String requestMethod, String requestPath) {
        method = requestMethod;
        path = requestPath;
    }

    void denied(String reason) {
        record(AuditRecord.ACCESS_DENIED, "deny", "", reason);
    }

    void allowed(String caller) {
        record(AuditRecord.ACCESS_ALLOWED, "allow", caller, "");
    }

    private void record(String type, String action, String caller, String reason) {
        trail.record(new AuditRecord(
                type,
                action,
                opened.tenant(),
                opened.client(),
                caller,
                opened.virtualHost(),
                opened.virtualPort(),
                "http",
                method,
                path,
                reason,
                opened.requestId(),
                ""));
    }
}
