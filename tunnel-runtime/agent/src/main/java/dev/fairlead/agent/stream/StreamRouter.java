package dev.fairlead.agent.stream;

import dev.fairlead.agent.access.AccessRules;
import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.agent.access.RelayMapping;
import dev.fairlead.agent.access.SystemMapping;
import dev.fairlead.agent.audit.AuditTrail;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamAcceptor;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.TunnelStream;
import java.util.Objects;

/**
 * Takes the streams that a gateway opens, and makes the decisions that are the same for all of them (agent
 * specification, 3.2):
 *
 * <pre>
 * | Check                                        | Otherwise          | Audit       |
 * | -------------------------------------------- | ------------------ | ----------- |
 * | the audit log can be written, where it must  | OVERLOAD           | -           |
 * | tenant and location are those of the tunnel  | TENANT_NOT_SERVED  | TENANT      |
 * | virtual host and port are mapped             | NOT_EXPOSED        | SYSTEM      |
 * | the mapping is of the stream's family        | NOT_EXPOSED        | SYSTEM      |
 * | the application may use the mapping          | NOT_EXPOSED        | APPLICATION |
 * </pre>
 *
 * The last three look alike to the caller, who therefore learns nothing about what is there.
 */
public final class StreamRouter implements StreamAcceptor {
    private final Registration registration;
    private final AccessRules access;
    private final AuditTrail audit;
    private final StreamService<HttpMapping> http;
    private final StreamService<RelayMapping> relay;

    /**
     * @param registration for whom the tunnel stands
     * @param access what is exposed
     * @param audit where decisions are recorded
     * @param http serves mappings that are called with HTTP requests
     * @param relay serves mappings whose bytes pass as they are
     */
    public StreamRouter(
            Registration registration,
            AccessRules access,
            AuditTrail audit,
            StreamService<HttpMapping> http,
            StreamService<RelayMapping> relay) {
        this.registration = Objects.requireNonNull(registration, "registration");
        this.access = Objects.requireNonNull(access, "access");
        this.audit = Objects.requireNonNull(audit, "audit");
        this.http = Objects.requireNonNull(http, "http");
        this.relay = Objects.requireNonNull(relay, "relay");
    }

    @Override
    public StreamHandler opened(TunnelStream stream) {
        OpenRequest opened = stream.request();
        if (!audit.accepting()) {
            stream.refuse(new StreamError(
                    TunnelErrorCode.OVERLOAD, "The agent cannot write its audit log and serves nothing until it can"));
            return new RefusedStream();
        }
        StreamAudit entry = new StreamAudit(audit, opened);
        if (!registration.covers(opened)) {
            entry.denied("TENANT");
            stream.refuse(new StreamError(
                    TunnelErrorCode.TENANT_NOT_SERVED, "The agent does not serve the tenant of this request"));
            return new RefusedStream();
        }
        SystemMapping mapping =
                access.find(opened.virtualHost(), opened.virtualPort()).orElse(null);
        if (mapping == null || mapping.address().protocol().kind() != opened.kind()) {
            return notExposed(stream, entry, "SYSTEM");
        }
        if (!mapping.admits(opened.client())) {
            return notExposed(stream, entry, "APPLICATION");
        }
        return mapping instanceof HttpMapping called
                ? http.serve(stream, called, entry)
                : relay.serve(stream, (RelayMapping) mapping, entry);
    }

    private static StreamHandler notExposed(TunnelStream stream, StreamAudit entry, String reason) {
        OpenRequest opened = stream.request();
        entry.denied(reason);
        stream.refuse(new StreamError(
                TunnelErrorCode.NOT_EXPOSED,
                "Access denied to system " + opened.virtualHost() + ":" + opened.virtualPort()
                        + ". If the request was valid, have the agent's administrator expose it"));
        return new RefusedStream();
    }
}
