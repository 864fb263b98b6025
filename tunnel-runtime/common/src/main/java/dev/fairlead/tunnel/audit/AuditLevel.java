package dev.fairlead.tunnel.audit;

/** Which decisions are recorded (agent specification, 9.1). */
public enum AuditLevel {
    /** Denials. */
    SECURITY,
    /** Denials and permitted requests. */
    ALL
}
