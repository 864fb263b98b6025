package dev.fairlead.agent.stream;

import dev.fairlead.agent.access.AccessRules;
import dev.fairlead.agent.access.SystemMapping;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.audit.AuditTrail;
import java.util.Objects;
import java.util.function.Function;

/**
 * The decisions that are the same for all streams (agent specification, 3.2):
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
public final class AdmissionControl {
    /** Of those for functions (RFC specification, D.3). */
    private static final int SYSTEM_RULE = 1;

    private final Registration registration;
    private final AccessRules access;
    private final AuditTrail audit;
    private final Function<SystemMapping, AuditTrail> auditOf;

    /** As {@link #AdmissionControl(Registration, AccessRules, AuditTrail, Function)}, with one trail for everything. */
    public AdmissionControl(Registration registration, AccessRules access, AuditTrail audit) {
        this(registration, access, audit, mapping -> audit);
    }

    /**
     * @param registration for whom the tunnel stands
     * @param access what is exposed
     * @param audit where decisions are recorded about what calls no mapping
     * @param auditOf where those about a mapping are
     */
    public AdmissionControl(
            Registration registration,
            AccessRules access,
            AuditTrail audit,
            Function<SystemMapping, AuditTrail> auditOf) {
        this.registration = Objects.requireNonNull(registration, "registration");
        this.access = Objects.requireNonNull(access, "access");
        this.audit = Objects.requireNonNull(audit, "audit");
        this.auditOf = Objects.requireNonNull(auditOf, "auditOf");
    }

    /** Decides about a stream, or about a further request on one. */
    public Admission decide(OpenRequest opened) {
        if (!audit.accepting()) {
            return new Admission.Refused(new StreamError(
                    TunnelErrorCode.OVERLOAD, "The agent cannot write its audit log and serves nothing until it can"));
        }
        if (!registration.covers(opened)) {
            new StreamAudit(audit, opened).denied("TENANT");
            return new Admission.Refused(new StreamError(
                    TunnelErrorCode.TENANT_NOT_SERVED, "The agent does not serve the tenant of this request"));
        }
        SystemMapping mapping =
                access.find(opened.virtualHost(), opened.virtualPort()).orElse(null);
        StreamAudit entry = new StreamAudit(mapping == null ? audit : auditOf.apply(mapping), opened);
        if (mapping == null || mapping.address().protocol().kind() != opened.kind()) {
            return notExposed(opened, entry, "SYSTEM");
        }
        return mapping.admits(opened.client())
                ? new Admission.Admitted(mapping, entry)
                : notExposed(opened, entry, "APPLICATION");
    }

    private static Admission notExposed(OpenRequest opened, StreamAudit entry, String reason) {
        entry.denied(reason, opened.kind() == StreamKind.RFC ? SYSTEM_RULE : 0);
        return new Admission.Refused(new StreamError(
                TunnelErrorCode.NOT_EXPOSED,
                "Access denied to system " + opened.virtualHost() + ":" + opened.virtualPort()
                        + ". If the request was valid, have the agent's administrator expose it"));
    }
}
