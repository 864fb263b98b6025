package dev.fairlead.agent.http;

import dev.fairlead.agent.access.AccessDecision;
import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.TunnelErrorCode;

/** What callers are told (agent specification, 3.13): the virtual name and the path, never an internal address. */
final class ExchangeErrors {

    private ExchangeErrors() {}

    static StreamError denied(HttpMapping mapping, RequestHead head, AccessDecision.Denied denied) {
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

    static StreamError upgradeDenied(HttpMapping mapping, RequestHead head) {
        return new StreamError(
                TunnelErrorCode.UPGRADE_DENIED,
                "No change of protocol is allowed at " + head.path() + " on system " + mapping.virtualAuthority());
    }
}
