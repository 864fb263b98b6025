package dev.fairlead.tunnel;

import java.util.Optional;

/** Why a stream was refused or ended, with what each front makes of it (connectivity specification, 8.8). */
public enum TunnelErrorCode {
    NO_AGENT("no_agent", 503, 3),
    TUNNEL_TIMEOUT("tunnel_timeout", 503, 3),
    AGENT_DRAINING("agent_draining", 503, 3),
    OVERLOAD("overload", 503, 1),
    UNAUTHENTICATED("unauthenticated", 407, 5),
    TENANT_NOT_SERVED("tenant_not_served", 403, 2),
    NOT_EXPOSED("not_exposed", 403, 2),
    RESOURCE_DENIED("resource_denied", 403, 2),
    PATH_AMBIGUOUS("path_ambiguous", 403, 2),
    UPGRADE_DENIED("upgrade_denied", 403, 2),
    PRINCIPAL_MISSING("principal_missing", 401, 2),
    PRINCIPAL_UNEXPECTED("principal_unexpected", 403, 2),
    /** Signature, issuer, algorithm or form of the token. */
    PRINCIPAL_REJECTED("principal_rejected", 403, 2),
    PRINCIPAL_EXPIRED("principal_expired", 403, 2),
    /** No subject can be built from the token. */
    PRINCIPAL_UNMAPPED("principal_unmapped", 403, 2),
    /** The KDC gives no ticket in the caller's name. */
    TICKET_REFUSED("ticket_refused", 403, 2),
    /** The KDC cannot be asked. */
    TICKET_UNAVAILABLE("ticket_unavailable", 502, 1),
    CERTIFICATE_AUTHORITY("certificate_authority", 502, 1),
    BACKEND_UNREACHABLE("backend_unreachable", 502, 4),
    BACKEND_TIMEOUT("backend_timeout", 504, 4),
    BACKEND_TLS("backend_tls", 502, 4),
    BACKEND_PROTOCOL("backend_protocol", 502, 1),
    BACKEND_LOST("backend_lost", 502, 1),
    TUNNEL_LOST("tunnel_lost", 502, 1),
    CLIENT_STALLED("client_stalled", 504, 1),
    BACKEND_STALLED("backend_stalled", 504, 1),
    CANCELLED("cancelled", 502, 1),
    BAD_REQUEST("bad_request", 400, 7),
    HTTPS_NOT_SUPPORTED("https_not_supported", 405, 7),
    METHOD_NOT_SERVED("method_not_served", 405, 7),
    /** A later request on a stream is for another system than the first one. */
    MISDIRECTED("misdirected", 421, 7),
    LINE_TOO_LONG("line_too_long", 414, 1),
    TOO_LARGE("too_large", 431, 1);

    private final String wireName;
    private final int httpStatus;
    private final int socksReply;

    TunnelErrorCode(String wireName, int httpStatus, int socksReply) {
        this.wireName = wireName;
        this.httpStatus = httpStatus;
        this.socksReply = socksReply;
    }

    /** Name on the wire. */
    public String wireName() {
        return wireName;
    }

    /** Status with which an HTTP front answers. */
    public int httpStatus() {
        return httpStatus;
    }

    /** Reply byte with which a SOCKS5 front answers. */
    public int socksReply() {
        return socksReply;
    }

    /**
     * Whether the stream may have ended after bytes of it reached the back end. The other codes are decisions and
     * failures from before that.
     */
    public boolean mayHaveReachedBackend() {
        return switch (this) {
            case BACKEND_PROTOCOL, BACKEND_LOST, TUNNEL_LOST, CLIENT_STALLED, BACKEND_STALLED, CANCELLED -> true;
            default -> false;
        };
    }

    /** The code of that wire name; empty if this version knows none. */
    public static Optional<TunnelErrorCode> ofWireName(String name) {
        for (TunnelErrorCode code : values()) {
            if (code.wireName.equals(name)) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }
}
