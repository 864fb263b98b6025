package dev.fairlead.agent.admin;

import dev.fairlead.agent.statistics.Usage;
import dev.fairlead.agent.status.AgentStatus;
import dev.fairlead.agent.status.GatewayLink;
import dev.fairlead.tunnel.admin.MetricsText;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.function.ToLongFunction;

/**
 * Metrics of an agent (agent specification, 11.6). Series are bounded by what is configured: tenants, mappings, and the
 * dozen reasons for a denial.
 */
final class AgentMetrics {
    private static final Clock CLOCK = Clock.systemUTC();

    private final Collection<AgentStatus> tenants;
    private final MetricsText text = new MetricsText();

    private AgentMetrics(Collection<AgentStatus> tenants) {
        this.tenants = tenants;
    }

    static MetricsText of(Collection<AgentStatus> tenants) {
        return new AgentMetrics(tenants).text();
    }

    private MetricsText text() {
        text.gauge("fairlead_agent_tunnel_up", "Whether a session to a gateway stands.");
        ofTenants(tenant -> tenant.sessions() > 0 ? 1 : 0);
        text.gauge("fairlead_agent_tunnel_sessions", "Sessions that stand.");
        ofTenants(AgentStatus::sessions);
        text.counter("fairlead_agent_tunnel_losses_total", "Sessions lost, and attempts that failed.");
        ofTenants(
                tenant -> tenant.links().stream().mapToLong(GatewayLink::losses).sum());
        text.gauge("fairlead_agent_streams_active", "Streams that run.");
        ofMappings(Usage::active);
        text.counter("fairlead_agent_requests_total", "Requests by how they were decided.");
        for (AgentStatus tenant : tenants) {
            tenant.usage().forEach(usage -> requests(tenant, usage));
            text.sample(
                    tenant.refusedElsewhere(),
                    "subaccount",
                    tenant.tenant(),
                    "virtual_host",
                    "",
                    "protocol",
                    "",
                    "outcome",
                    "SYSTEM");
        }
        text.histogram("fairlead_agent_request_seconds", "HTTP requests, from opening to the end of the response.");
        for (AgentStatus tenant : tenants) {
            tenant.usage().stream()
                    .filter(usage -> usage.durations().count() > 0)
                    .forEach(usage -> text.sample(
                            usage.durations(), "subaccount", tenant.tenant(), "virtual_host", usage.virtual()));
        }
        text.counter(
                "fairlead_agent_request_part_seconds_total",
                "What those requests waited for: the caller's certificate or ticket, a connection, the back end.");
        for (AgentStatus tenant : tenants) {
            tenant.usage().stream()
                    .filter(usage -> usage.durations().count() > 0)
                    .forEach(usage -> parts(tenant, usage));
        }
        text.counter("fairlead_agent_bytes_total", "Bytes on the streams of callers.");
        for (AgentStatus tenant : tenants) {
            bytes(tenant, "received", Usage::bytesReceived);
            bytes(tenant, "sent", Usage::bytesSent);
        }
        text.gauge("fairlead_agent_certificate_expiry_seconds", "Until a certificate of the agent expires.");
        for (AgentStatus tenant : tenants) {
            tenant.certificates()
                    .forEach(certificate -> text.sample(
                            Duration.between(CLOCK.instant(), certificate.end()).toSeconds(),
                            "subaccount",
                            tenant.tenant(),
                            "type",
                            certificate.type()));
        }
        text.counter("fairlead_agent_audit_write_failures_total", "Failed attempts to write the audit log.");
        ofTenants(AgentStatus::auditFailures);
        return text;
    }

    private void ofTenants(ToLongFunction<AgentStatus> value) {
        for (AgentStatus tenant : tenants) {
            text.sample(value.applyAsLong(tenant), "subaccount", tenant.tenant(), "location", tenant.location());
        }
    }

    private void ofMappings(ToLongFunction<Usage> value) {
        for (AgentStatus tenant : tenants) {
            for (Usage usage : tenant.usage()) {
                text.sample(
                        value.applyAsLong(usage),
                        "subaccount",
                        tenant.tenant(),
                        "virtual_host",
                        usage.virtual(),
                        "protocol",
                        usage.protocol());
            }
        }
    }

    private void requests(AgentStatus tenant, Usage usage) {
        outcome(tenant, usage, "allowed", usage.allowed());
        usage.refused().forEach((reason, count) -> outcome(tenant, usage, reason, count));
    }

    private void parts(AgentStatus tenant, Usage usage) {
        part(tenant, usage, "sso", usage.parts().signOn());
        part(tenant, usage, "connect", usage.parts().connect());
        part(tenant, usage, "backend", usage.parts().backend());
    }

    private void part(AgentStatus tenant, Usage usage, String part, long micros) {
        text.sample(micros / 1e6, "subaccount", tenant.tenant(), "virtual_host", usage.virtual(), "part", part);
    }

    private void outcome(AgentStatus tenant, Usage usage, String outcome, long count) {
        text.sample(
                count,
                "subaccount",
                tenant.tenant(),
                "virtual_host",
                usage.virtual(),
                "protocol",
                usage.protocol(),
                "outcome",
                outcome);
    }

    private void bytes(AgentStatus tenant, String direction, ToLongFunction<Usage> bytes) {
        text.sample(
                tenant.usage().stream().mapToLong(bytes).sum(), "subaccount", tenant.tenant(), "direction", direction);
    }
}
