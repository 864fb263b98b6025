package dev.fairlead.tunnel.audit;

import java.util.Objects;
import java.util.Set;

/**
 * What happened, as one line of the log (agent specification, 9.3). Texts may come from strangers; the log escapes them.
 * No query, header, body or token belongs in here. Fields that do not apply are empty.
 *
 * @param type for example {@code Access Denied}
 * @param action {@code allow}, {@code deny}, {@code add}, {@code modify} or {@code delete}
 * @param tenant whose application called
 * @param application id of that application
 * @param principal the caller's subject, once verified
 * @param virtualHost what was called
 * @param virtualPort what was called
 * @param protocol for example {@code http}
 * @param method of the request
 * @param resource path of the request
 * @param reason why it was denied
 * @param requestId the same in the logs of all hops
 * @param details a JSON object, or empty
 */
public record AuditRecord(
        String type,
        String action,
        String tenant,
        String application,
        String principal,
        String virtualHost,
        String virtualPort,
        String protocol,
        String method,
        String resource,
        String reason,
        String requestId,
        String details) {
    /** Type of a refused request. */
    public static final String ACCESS_DENIED = "Access Denied";

    /** Type of a permitted request. */
    public static final String ACCESS_ALLOWED = "Access Allowed";

    /** Type of a connection of a service channel that has begun. */
    public static final String CHANNEL_OPENED = "ChannelOpened";

    /** Type of a connection of a service channel that has ended. */
    public static final String CHANNEL_CLOSED = "ChannelClosed";

    private static final Set<String> PERMITTED = Set.of(ACCESS_ALLOWED, CHANNEL_OPENED, CHANNEL_CLOSED);

    public AuditRecord {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(application, "application");
        Objects.requireNonNull(principal, "principal");
        Objects.requireNonNull(virtualHost, "virtualHost");
        Objects.requireNonNull(virtualPort, "virtualPort");
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(details, "details");
    }

    /** Whether it tells of traffic that was permitted, which only the level {@code ALL} records. */
    boolean ofPermittedTraffic() {
        return PERMITTED.contains(type);
    }

    /** An event of the program itself. */
    static AuditRecord of(String type, String details) {
        return new AuditRecord(type, "", "", "", "", "", "", "", "", "", "", "", details);
    }

    /**
     * An event that is no request of an application.
     *
     * @param subject who or what it is about, such as an agent
     */
    public static AuditRecord of(
            String type, String action, String tenant, String subject, String reason, String details) {
        return new AuditRecord(type, action, tenant, "", subject, "", "", "", "", "", reason, "", details);
    }
}
