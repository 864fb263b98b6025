package dev.fairlead.agent.admin;

import dev.fairlead.agent.statistics.ServedRequest;
import dev.fairlead.agent.statistics.Usage;
import dev.fairlead.agent.status.AgentStatus;
import dev.fairlead.agent.status.Expiry;
import dev.fairlead.agent.status.GatewayLink;
import dev.fairlead.tunnel.admin.Page;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A page for people: connections, certificates, and what passed through each mapping. */
final class AgentOverview {
    private final Page page = new Page("Fairlead agent");

    private AgentOverview() {}

    static Page of(Collection<AgentStatus> tenants) {
        AgentOverview overview = new AgentOverview();
        if (tenants.isEmpty()) {
            overview.page.paragraph("No tenant is served.");
        }
        tenants.forEach(overview::show);
        return overview.page;
    }

    private void show(AgentStatus tenant) {
        page.paragraph("Tenant " + tenant.tenant()
                + (tenant.location().isEmpty() ? "" : ", location " + tenant.location()) + ": "
                + (tenant.ready() ? "ready" : tenant.serving() ? "not connected" : "the audit log cannot be written")
                + ". " + tenant.software() + " as " + tenant.agentId() + ", since " + tenant.started() + ".");
        page.table("Gateways", "Gateway", "Sessions", "Since", "Losses", "Last error");
        for (GatewayLink link : tenant.links()) {
            page.row(
                    link.gateway(),
                    link.sessions(),
                    text(link.since()),
                    link.losses(),
                    link.lastError()
                            .map(error -> error.at() + " " + error.text())
                            .orElse(""));
        }
        page.table(
                "Mappings",
                "Mapping",
                "Protocol",
                "Allowed",
                "Refused",
                "Why",
                "Bytes in",
                "Bytes out",
                "Active",
                "Last access");
        for (Usage usage : tenant.usage()) {
            page.row(
                    usage.virtual(),
                    usage.protocol(),
                    usage.allowed(),
                    usage.refusals(),
                    usage.refused().isEmpty() ? "" : usage.refused(),
                    usage.bytesReceived(),
                    usage.bytesSent(),
                    usage.active(),
                    usage.lastAccess().map(Object::toString).orElse("never"));
        }
        page.paragraph("Refused without a mapping: " + tenant.refusedElsewhere() + ".");
        requests("Slowest requests", tenant.slowest());
        requests("Recent requests", tenant.recent());
        page.table("Certificates", "Certificate", "Subject", "Expires");
        for (Expiry certificate : tenant.certificates()) {
            page.row(certificate.type(), certificate.subject(), certificate.end());
        }
    }

    private void requests(String title, List<ServedRequest> requests) {
        page.table(title, "Mapping", "Milliseconds", "Sign-on", "Connecting", "Back end", "Status", "Ended", "Request");
        for (ServedRequest request : requests) {
            page.row(
                    request.virtual(),
                    request.duration().toMillis(),
                    request.times().signOn() / 1_000,
                    request.times().connect() / 1_000,
                    request.times().backend() / 1_000,
                    request.status(),
                    request.at(),
                    request.requestId());
        }
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }
}
