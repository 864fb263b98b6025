package dev.fairlead.agent.http;

import dev.fairlead.agent.access.AccessDecision;
import dev.fairlead.agent.access.SystemMapping;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.TunnelErrorCode;

/** What callers are told (agent specification, 3.13): the virtual name and the path, never an internal address. */
final class ExchangeErrors {

    private ExchangeErrors() {}

    static StreamError denied(SystemMapping mapping, RequestHead head, AccessDecision.Denied denied) {
        TunnelErrorCode code = denied.reason().code();
        if (code == TunnelErrorCode.BAD_REQUEST) {
            // not repeated: what it holds is no path, and might be anything
            return new StreamError(code, "The path of the request is malformed");
        }
        return new StreamError(
                code,
                "Access denied to " + head.path() + " on system " + mapping.virtualAuthority()
                        + ". If the request was valid, have the agent's administrator expose it");
    }

    static StreamError upgradeDenied(SystemMapping mapping, RequestHead head) {
        return new StreamError(
                TunnelErrorCode.UPGRADE_DENIED,
                "No change of protocol is allowed at " + head.path() + " on system " + mapping.virtualAuthority());
    }

    static StreamError backend(SystemMapping mapping, TunnelErrorCode code) {
        return new StreamError(code, "The back end of " + mapping.virtualAuthority() + " " + whatItDid(code));
    }

    /** It closed the connection before it said anything; over TLS this is how many servers refuse a certificate. */
    static StreamError silentlyClosed(SystemMapping mapping) {
        return new StreamError(
                TunnelErrorCode.BACKEND_LOST,
                "The back end of " + mapping.virtualAuthority() + " closed the connection before it answered"
                        + (mapping.internal().tls()
                                ? ": check whether it accepts the agent's certificates, system.pem and ca.pem"
                                : ""));
    }

    private static String whatItDid(TunnelErrorCode code) {
        return switch (code) {
            case BACKEND_UNREACHABLE -> "cannot be reached: check that it runs, and the agent's mapping";
            case BACKEND_TIMEOUT -> "did not answer in time";
            case BACKEND_TLS ->
                "and the agent do not trust each other: check the agent's backends.trust, the name in"
                        + " the back end's certificate, and whether it accepts the agent's certificates";
            case BACKEND_LOST -> "closed the connection before its response was complete";
            case BACKEND_STALLED -> "fell silent in the middle of its response";
            case CLIENT_STALLED -> "was kept waiting by the caller for too long";
            default -> "answered with something that is not HTTP, or too large";
        };
    }
}
