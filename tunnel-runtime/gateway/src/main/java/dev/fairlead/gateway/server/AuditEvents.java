package dev.fairlead.gateway.server;

import dev.fairlead.gateway.event.GatewayEvents;
import dev.fairlead.tunnel.audit.AuditRecord;
import dev.fairlead.tunnel.audit.AuditTrail;
import dev.fairlead.tunnel.message.Json;

/** Writes what happens to agents, callers and the configuration into the audit log (connectivity specification, 5.4). */
final class AuditEvents implements GatewayEvents {
    private final AuditTrail trail;

    AuditEvents(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public void enrolled(String tenant, String agentId, String locationId) {
        trail.record(AuditRecord.of("AgentEnrolled", "add", tenant, agentId, "", location(locationId)));
    }

    @Override
    public void enrolmentRefused(String reason) {
        trail.record(AuditRecord.of("EnrolmentRefused", "deny", "", "", reason, ""));
    }

    @Override
    public void tunnelOpened(String tenant, String agentId, String locationId) {
        trail.record(AuditRecord.of("TunnelOpened", "allow", tenant, agentId, "", location(locationId)));
    }

    @Override
    public void tunnelRefused(String tenant, String agentId, String reason) {
        trail.record(AuditRecord.of("TunnelRefused", "deny", tenant, agentId, reason, ""));
    }

    @Override
    public void agentRevoked(String tenant, String agentId, String reason) {
        trail.record(AuditRecord.of("AgentRevoked", "deny", tenant, agentId, reason, ""));
    }

    @Override
    public void tunnelClosed(String tenant, String agentId, String reason) {
        trail.record(AuditRecord.of("TunnelClosed", "", tenant, agentId, reason, ""));
    }

    /**
     * A call may not use a listener.
     *
     * @param listener protocol and port
     * @param reason why, with nothing of the token
     */
    void callRefused(String listener, String reason) {
        trail.record(AuditRecord.of(
                "TokenRefused",
                "deny",
                "",
                "",
                reason,
                Json.object().add("listener", listener).build().toString()));
    }

    /**
     * Another configuration counts from now on.
     *
     * @param revision digest of the file
     */
    void configurationChanged(String revision) {
        trail.record(AuditRecord.of(
                "Configuration",
                "modify",
                "",
                "",
                "",
                Json.object().add("revision", revision).build().toString()));
    }

    private static String location(String locationId) {
        return Json.object().add("location", locationId).build().toString();
    }
}
