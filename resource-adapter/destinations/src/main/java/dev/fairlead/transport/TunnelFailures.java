package dev.fairlead.transport;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.route.TunnelException;
import java.util.Map;

/** What the tunnel's error codes (connectivity specification, 8.8) are to a caller. */
final class TunnelFailures {

    private static final Map<String, ErrorCode> CODES = Map.ofEntries(
            Map.entry("no_agent", ErrorCode.NO_AGENT),
            Map.entry("tunnel_timeout", ErrorCode.NO_AGENT),
            Map.entry("agent_draining", ErrorCode.NO_AGENT),
            Map.entry("tenant_not_served", ErrorCode.NO_AGENT),
            Map.entry("overload", ErrorCode.TUNNEL_OVERLOADED),
            Map.entry("not_exposed", ErrorCode.SYSTEM_NOT_EXPOSED),
            Map.entry("resource_denied", ErrorCode.RESOURCE_NOT_EXPOSED),
            Map.entry("path_ambiguous", ErrorCode.PATH_AMBIGUOUS),
            Map.entry("upgrade_denied", ErrorCode.UPGRADE_NOT_ALLOWED),
            Map.entry("principal_missing", ErrorCode.PRINCIPAL_MISSING),
            Map.entry("principal_unexpected", ErrorCode.PRINCIPAL_UNEXPECTED),
            Map.entry("unauthenticated", ErrorCode.PRINCIPAL_NOT_TRUSTED),
            Map.entry("principal_rejected", ErrorCode.PRINCIPAL_NOT_TRUSTED),
            Map.entry("principal_expired", ErrorCode.PRINCIPAL_EXPIRED),
            Map.entry("principal_unmapped", ErrorCode.PRINCIPAL_NOT_MAPPED),
            Map.entry("certificate_authority", ErrorCode.PRINCIPAL_CA_UNUSABLE),
            Map.entry("ticket_refused", ErrorCode.PRINCIPAL_TICKET_REFUSED),
            Map.entry("ticket_unavailable", ErrorCode.PRINCIPAL_TICKET_REFUSED),
            Map.entry("backend_unreachable", ErrorCode.BACKEND_UNREACHABLE),
            Map.entry("backend_timeout", ErrorCode.BACKEND_TIMEOUT),
            Map.entry("backend_stalled", ErrorCode.BACKEND_TIMEOUT),
            Map.entry("backend_tls", ErrorCode.BACKEND_NOT_TRUSTED),
            Map.entry("backend_protocol", ErrorCode.BACKEND_PROTOCOL),
            Map.entry("backend_lost", ErrorCode.TARGET_BROKE_OFF),
            Map.entry("bad_request", ErrorCode.REQUEST_INVALID),
            Map.entry("https_not_supported", ErrorCode.REQUEST_INVALID),
            Map.entry("method_not_served", ErrorCode.REQUEST_INVALID),
            Map.entry("misdirected", ErrorCode.REQUEST_INVALID),
            Map.entry("line_too_long", ErrorCode.REQUEST_INVALID),
            Map.entry("too_large", ErrorCode.REQUEST_INVALID));

    private TunnelFailures() {}

    /** Codes that are missing in the table, now or in a later version of the agent, end a stream without a known reason. */
    static DestinationException of(Exchange exchange, TunnelException failure) {
        ErrorCode code = CODES.getOrDefault(failure.code(), ErrorCode.TUNNEL_LOST);
        String found = failure.detail().isEmpty() ? failure.code() : failure.code() + ", " + failure.detail();
        ErrorDetail detail = ErrorDetail.of(code, exchange.destination(), hop(code), printable(found));
        return DestinationException.of(failure.outcomeUnknown() ? detail.withOutcomeUnknown() : detail, failure);
    }

    private static String hop(ErrorCode code) {
        return switch (code) {
            case NO_AGENT, TUNNEL_OVERLOADED, TUNNEL_LOST -> "tunnel";
            default -> "agent";
        };
    }

    private static String printable(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() > 300 ? line.substring(0, 300) + "…" : line;
    }
}
