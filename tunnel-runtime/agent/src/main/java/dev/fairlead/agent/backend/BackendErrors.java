package dev.fairlead.agent.backend;

import dev.fairlead.agent.access.SystemMapping;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.TunnelErrorCode;

/** What callers are told of failures at a back end: its virtual name, never an internal address. */
public final class BackendErrors {

    private BackendErrors() {}

    /** A failure, in words that say what to look at. */
    public static StreamError of(SystemMapping mapping, TunnelErrorCode code) {
        return new StreamError(code, "The back end of " + mapping.virtualAuthority() + " " + whatItDid(code));
    }

    /** It closed the connection before it said anything; over TLS this is how many servers refuse a certificate. */
    public static StreamError silentlyClosed(SystemMapping mapping) {
        return new StreamError(
                TunnelErrorCode.BACKEND_LOST,
                "The back end of " + mapping.virtualAuthority() + " closed the connection before it answered"
                        + (mapping.address().protocol().tls()
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
