package dev.fairlead.agent.stream;

import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.audit.AuditRecord;
import dev.fairlead.tunnel.audit.AuditTrail;
import java.util.Locale;

/** Records what was decided about one stream. */
public final class StreamAudit {
    private final AuditTrail trail;
    private final OpenRequest opened;
    private String method = "";
    private String path = "";

    StreamAudit(AuditTrail trail, OpenRequest opened) {
        this.trail = trail;
        this.opened = opened;
    }

    /** What the request turned out to be, once it is known. */
    public void request(String requestMethod, String requestPath) {
        method = requestMethod;
        path = requestPath;
    }

    /** Writes a denial.
     *
     * @param reason for the administrator
     */
    public void denied(String reason) {
        record(AuditRecord.ACCESS_DENIED, "deny", "", reason);
    }

    /** Writes a permission.
     *
     * @param caller subject of the caller; empty if there is none
     */
    public void allowed(String caller) {
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
                opened.kind().name().toLowerCase(Locale.ROOT),
                method,
                path,
                reason,
                opened.requestId(),
                ""));
    }
}
